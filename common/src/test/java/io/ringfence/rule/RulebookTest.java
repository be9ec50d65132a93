package io.ringfence.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.RuleRefusal.Reason;
import io.ringfence.signal.Golden;
import io.ringfence.signal.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {

  private static final String DEPLOYED =
      """
      measures:
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: targets_1h, per: account, on: call.attempt, distinct: call.to, over: 1h, cap: 16}
      rules:
        - id: guessing
          version: 3
          fraud: registration-brute-force
          title: Guesses
          accuse: account
          on: [security.register.failed]
          when: failures_15m >= 3
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{failures_15m} by {subject}"
        - id: many-targets
          version: 1
          fraud: robocall
          title: Many numbers
          accuse: account
          on: [call.attempt]
          when: targets_1h >= 10
          severity: low
          score: 20
          quiet: 30m
          mode: shadow
          summary: "{targets_1h} by {subject}"
      """;

  private static final String ATTEMPTS =
      """
      {"name":"attempts_5m","per":"account","on":"call.attempt","count":true,"over":"5m"}""";

  private Rulebook book =
      Rulebook.restore(DEPLOYED, RulebookState.NEW, PackLoader.Settings.DEFAULT);
  private final List<RuleRefusal> refused = new ArrayList<>();
  private int offset;

  private static String rule(String id, int version, String when) {
    return String.format(
        Locale.ROOT,
        """
        {"id":"%s","version":%d,"fraud":"irsf","title":"T","accuse":"account","on":["call.attempt"],\
        "when":"%s","severity":"high","score":80.5,"quiet":"30m","mode":"enforce","summary":"{subject}"}""",
        id,
        version,
        when);
  }

  private void take(String key, String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    Rulebook.Taken taken = book.take(new RuleRecord("rules.changes", 0, offset++, key, bytes));
    refused.addAll(taken.refused());
    book = taken.after();
  }

  private Rule present(String id) {
    Rule rule = book.pack().rule(Hash.slot(id));
    return rule == null || rule.mode() == Mode.OFF ? null : rule;
  }

  private void assertRefused(Reason reason, String field) {
    assertThat(refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.record().offset()).isEqualTo(offset - 1);
            });
  }

  @Test
  void withoutChangesTheDeployedPackHolds() {
    assertThat(book.pack().rules())
        .extracting(Rule::id)
        .containsExactly("guessing", "many-targets");
    assertThat(book.changes()).isEqualTo(RuleChanges.NONE);
  }

  @Test
  void aMeasureAndARuleThatReadsItAreAccepted() {
    take("attempts_5m", ATTEMPTS);
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));

    assertThat(refused).isEmpty();
    assertThat(present("bursts").text()).isEqualTo("attempts_5m >= 8");
    assertThat(book.changes().revision()).isEqualTo(2);
  }

  @Test
  void aRuleWaitsForItsMeasure() {
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));
    assertThat(present("bursts")).isNull();

    take("attempts_5m", ATTEMPTS);

    assertThat(refused).isEmpty();
    assertThat(present("bursts")).isNotNull();
    assertThat(book.state().waiting()).isEmpty();
  }

  @Test
  void theOldVersionStaysWhileTheNewOneWaits() {
    take("guessing", rule("guessing", 4, "attempts_5m >= 8"));

    assertThat(present("guessing").version()).isEqualTo(3);
    assertThat(book.state().waiting()).hasSize(1);
  }

  @Test
  void aRuleThatHasWaitedAndIsFaultyIsRefusedItself() {
    take("bursts", rule("bursts", 1, "attempts_5m == 'many'"));

    take("attempts_5m", ATTEMPTS);

    assertThat(refused).singleElement().extracting(RuleRefusal::field).isEqualTo("when");
    assertThat(refused.get(0).record().offset()).isZero();
    assertThat(book.pack().measure(Hash.slot("attempts_5m"))).isNotNull();
    assertThat(book.state().waiting()).isEmpty();
  }

  @Test
  void aLaterRecordReplacesTheOneThatWaits() {
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));
    take("bursts", rule("bursts", 2, "attempts_5m >= 9"));

    take("attempts_5m", ATTEMPTS);

    assertThat(present("bursts").version()).isEqualTo(2);
  }

  @Test
  void theHigherVersionHoldsInWhateverOrderTheyCome() {
    take("guessing", rule("guessing", 5, "failures_15m >= 5 && targets_1h >= 2"));
    take("guessing", rule("guessing", 4, "failures_15m >= 4 && targets_1h >= 2"));

    assertThat(refused).isEmpty();
    assertThat(present("guessing").version()).isEqualTo(5);
    assertThat(book.changes().revision()).isEqualTo(1);
  }

  @Test
  void theSameRecordTwiceChangesNothing() {
    String sent = rule("bursts", 1, "targets_1h >= 8");
    take("bursts", sent);
    Rulebook once = book;
    take("bursts", sent);

    assertThat(book).isSameAs(once);
    assertThat(refused).isEmpty();
  }

  @Test
  void whatThePackSaysInYamlIsTheSameInJson() {
    take(
        "targets_1h",
        """
        {"name":"targets_1h","per":"account","on":"call.attempt","distinct":"call.to","over":"1h","cap":16}""");

    assertThat(book.changes()).isEqualTo(RuleChanges.NONE);
  }

  @Test
  void theSameVersionThatSaysSomethingElseIsRefused() {
    take("guessing", rule("guessing", 3, "failures_15m >= 9"));

    assertRefused(Reason.BAD_FIELD, "version");
    assertThat(present("guessing").text()).isEqualTo("failures_15m >= 3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON                | {broken                                       | MALFORMED     | ''",
        "a list                  | [1]                                           | MALFORMED     | ''",
        "nothing                 | ''                                            | MALFORMED     | ''",
        "two objects             | {\"id\":\"x\"} {}                             | MALFORMED     | ''",
        "a key twice             | {\"id\":\"x\",\"id\":\"y\"}                   | MALFORMED     | ''",
        "neither name nor id     | {\"version\":1}                               | MISSING_FIELD | id",
        "an id that is no text   | {\"id\":1}                                    | BAD_FIELD     | id",
        "an id unlike the key    | {\"id\":\"y\"}                                | BAD_FIELD     | id",
        "a rule without the rest | {\"id\":\"x\",\"version\":1}                  | MISSING_FIELD | fraud",
        "an unknown key          | {\"name\":\"x\",\"evry\":\"5m\",\"count\":true} | BAD_FIELD   | evry",
      })
  void isRefused(String what, String value, Reason reason, String field) {
    take("x", value);

    if (refused.get(0).reason() == Reason.MISSING_FIELD) {
      assertThat(refused.get(0).detail()).isNotBlank();
    }
    assertThat(refused).extracting(RuleRefusal::reason).containsExactly(reason);
    if (!field.equals("fraud")) {
      assertThat(refused.get(0).field()).isEqualTo(field);
    }
    assertThat(book.changes()).isEqualTo(RuleChanges.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "quiet    | \"quiet\":\"30m\"          | \"quiet\":\"1m\"",
        "severity | \"severity\":\"high\"      | \"severity\":\"dire\"",
        "score    | \"score\":80.5             | \"score\":180",
        "on       | \"on\":[\"call.attempt\"]  | \"on\":[\"call.attempted\"]",
        "when     | targets_1h >= 8            | targets_1h >= 'x'",
        "when     | targets_1h >= 8            | targets_1h >= 80",
        "when     | targets_1h >= 8            | call.durtion >= 8",
        "summary  | {subject}                  | {call.durtion}",
        "version  | \"version\":4              | \"version\":\"next\"",
      })
  void aFaultyRuleIsRefusedByItsFieldAndTheOldOneStays(String field, String good, String bad) {
    take("guessing", rule("guessing", 4, "targets_1h >= 8").replace(good, bad));

    assertRefused(Reason.BAD_FIELD, field);
    assertThat(present("guessing").version()).isEqualTo(3);
  }

  @Test
  void aRecordOfMoreThan256KiBIsRefused() {
    take("bursts", rule("bursts", 1, "targets_1h >= 8" + " ".repeat(256 * 1024)));

    assertRefused(Reason.TOO_LARGE, "");
  }

  @Test
  void aMeasureThatWouldBreakARuleIsRefused() {
    take(
        "targets_1h",
        """
        {"name":"targets_1h","per":"account","on":"call.attempt","distinct":"call.to","over":"1h","cap":4}""");

    assertRefused(Reason.BAD_FIELD, "name");
    assertThat(refused.get(0).detail()).startsWith("the rule `many-targets`: when: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "per  | {\"name\":\"free\",\"per\":\"device\",\"on\":\"call.attempt\",\"count\":true,\"over\":\"5m\"}",
        "name | {\"name\":\"free\",\"per\":\"number\",\"on\":\"call.attempt\",\"sum\":\"1\",\"over\":\"5m\"}",
        "as   | {\"name\":\"free\",\"per\":\"number\",\"as\":\"called\",\"on\":\"call.attempt\",\"count\":true,\"over\":\"5m\"}",
      })
  void aMeasureKeepsWhatItCountsAndWhoseItIs(String field, String value) {
    take(
        "free",
        """
        {"name":"free","per":"number","on":"call.attempt","count":true,"over":"5m"}""");

    take("free", value);

    assertRefused(Reason.BAD_FIELD, field);
  }

  @Test
  void aMeasureMayCountOverALongerTime() {
    take(
        "failures_15m",
        """
        {"name":"failures_15m","per":"account","on":"security.register.failed","count":true,"over":"1h"}""");

    assertThat(refused).isEmpty();
    assertThat(book.pack().measure(Hash.slot("failures_15m")).spec().overMillis())
        .isEqualTo(3_600_000);
  }

  @Test
  void aRuleCannotHaveAMeasuresName() {
    take(
        "free",
        "{\"name\":\"free\",\"per\":\"number\",\"on\":\"call\",\"count\":true,\"over\":\"5m\"}");
    take("free", rule("free", 1, "targets_1h >= 8"));

    assertRefused(Reason.BAD_FIELD, "id");
  }

  @Test
  void aRemovedRuleJudgesNothingAndIsKnownToCloseWhatItOpened() {
    take("guessing", null);

    assertThat(refused).isEmpty();
    assertThat(book.pack().rules()).extracting(Rule::id).containsExactly("many-targets");
    assertThat(book.pack().off()).extracting(Rule::id).containsExactly("guessing");
  }

  @Test
  void aRemovedRuleComesBackInWhateverVersion() {
    take("guessing", null);

    take("guessing", rule("guessing", 1, "targets_1h >= 8"));

    assertThat(present("guessing").version()).isEqualTo(1);
  }

  @Test
  void aRuleThatWaitsIsRemovedToo() {
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));

    take("bursts", null);

    assertThat(book.state()).isEqualTo(RulebookState.NEW);
  }

  @Test
  void aMeasureThatARuleReadsCannotBeRemoved() {
    take("failures_15m", null);

    assertRefused(Reason.BAD_FIELD, "name");
    assertThat(refused.get(0).detail()).contains("the rule `guessing`");
    assertThat(book.pack().measure(Hash.slot("failures_15m"))).isNotNull();
  }

  @Test
  void aMeasureGoesWithTheLastRuleThatReadIt() {
    take("guessing", null);

    take("failures_15m", null);

    assertThat(refused).isEmpty();
    assertThat(book.pack().measure(Hash.slot("failures_15m"))).isNull();
    assertThat(restored().pack().measures()).hasSize(1);
  }

  @Test
  void aTombstoneOfWhatIsNotThereIsPassedOver() {
    take("nothing-such", null);

    assertThat(refused).isEmpty();
    assertThat(book.state()).isEqualTo(RulebookState.NEW);
  }

  private Rulebook restored() {
    return restored(DEPLOYED);
  }

  private Rulebook restored(String deployed) {
    RulebookState stored = Golden.roundTrip(book.state(), new RulebookStateCodec());
    return Rulebook.restore(deployed, stored, PackLoader.Settings.DEFAULT);
  }

  @Test
  void aRestoredRulebookIsTheSame() {
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));
    take("late", rule("late", 1, "never_seen >= 8"));
    take("attempts_5m", ATTEMPTS);
    take("many-targets", null);

    Rulebook restored = restored();

    assertThat(restored.pack().rules()).extracting(Rule::id).containsExactly("guessing", "bursts");
    assertThat(restored.changes()).isEqualTo(book.changes());
    assertThat(restored.state().waiting()).hasSize(1);
  }

  @Test
  void aNewlyDeployedPackWinsByItsHigherVersionOnly() {
    take("guessing", rule("guessing", 4, "targets_1h >= 8"));
    take("many-targets", rule("many-targets", 2, "targets_1h >= 9"));

    Rulebook restored = restored(DEPLOYED.replace("version: 3", "version: 5"));

    assertThat(restored.pack().rule(Hash.slot("guessing")).version()).isEqualTo(5);
    assertThat(restored.pack().rule(Hash.slot("many-targets")).version()).isEqualTo(2);
  }

  @Test
  void whatANewlyDeployedPackHasNoRoomForIsLeftOut() {
    take("attempts_5m", ATTEMPTS);
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));
    take("guesses", rule("guesses", 1, "failures_15m >= 8"));
    String without =
        """
        measures:
          - {name: other, per: account, on: call.attempt, count: true, over: 1h}
        rules: []
        """;

    assertThat(restored(without).pack().rules()).extracting(Rule::id).containsExactly("bursts");
  }

  @Test
  void whatWaitedForTheNewlyDeployedPackIsAccepted() {
    take("bursts", rule("bursts", 1, "attempts_5m >= 8"));
    String with = DEPLOYED.replace("measures:\n", "measures:\n  - " + ATTEMPTS + "\n");

    Rulebook.Taken taken = restored(with).retry();

    assertThat(taken.after().pack().rule(Hash.slot("bursts"))).isNotNull();
    assertThat(taken.after().changes().revision()).isEqualTo(1);
  }
}
