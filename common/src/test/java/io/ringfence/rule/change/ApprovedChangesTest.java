package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Mode;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.signal.encoding.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a policy demands a second person for what is enforced. */
class ApprovedChangesTest {

  private static final String TWO = ",\"actor\":\"ada\",\"approvedBy\":\"bob\"}";

  private final ChangingRulebook now = new ChangingRulebook();

  {
    now.rulebook =
        Rulebook.restore(
            PackText.of("rules.yaml", ChangingRulebook.DEPLOYED),
            RulebookState.NEW,
            new PackLoader.Settings(600_000, Retention.DEFAULT, true));
  }

  private static String by(String people, String change) {
    return change.substring(0, change.length() - 1) + people;
  }

  private static String stricter() {
    return ChangingRulebook.rule("guessing", 4, "failures_15m >= 9")
        .replace("call.attempt", "security.register.failed");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody is named      | }                                            | MISSING_FIELD | actor",
        "nobody has approved  | ,'actor':'ada'}                              | MISSING_FIELD | approvedBy",
        "one has done both    | ,'actor':'ada','approvedBy':'Ada'}           | BAD_FIELD     | approvedBy",
        "a name is no text    | ,'actor':'ada','approvedBy':['bob']}         | BAD_FIELD     | approvedBy",
      })
  void aChangeOfAnEnforcedRuleByOnePersonIsRefused(
      String what, String people, Reason reason, String field) {
    now.take("guessing", by(people.replace('\'', '"'), stricter()));

    now.assertRefused(reason, field);
    assertThat(now.present("guessing").text()).isEqualTo("failures_15m >= 3");
  }

  @Test
  void aChangeByTwoTakesEffectAndTheirNamesAreNoPartOfIt() {
    now.take("guessing", by(TWO, stricter()));
    now.take("guessing", by(TWO, stricter()));

    assertThat(now.refused).isEmpty();
    assertThat(now.present("guessing").text()).isEqualTo("failures_15m >= 9");
    assertThat(now.rulebook.changes().latest()).singleElement().asString().doesNotContain("bob");
  }

  @Test
  void onePersonAloneNeitherAddsNorTurnsOffNorRemovesAnEnforcedRule() {
    now.take("new", ChangingRulebook.rule("new", 1, "targets_1h >= 8"));
    now.take("guessing", stricter().replace("\"enforce\"", "\"off\""));
    now.take("guessing", stricter().replace("\"enforce\"", "\"shadow\""));
    now.take("guessing", null);

    assertThat(now.refused)
        .extracting(RuleRefusal::field)
        .containsExactly("actor", "actor", "actor", "approvedBy");
    assertThat(now.present("new")).isNull();
    assertThat(now.present("guessing").mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void onePersonAloneMayTryOutARuleInShadow() {
    now.take(
        "new",
        ChangingRulebook.rule("new", 1, "targets_1h >= 8").replace("\"enforce\"", "\"shadow\""));
    now.take("many-targets", null);

    assertThat(now.refused).isEmpty();
    assertThat(now.present("new").mode()).isEqualTo(Mode.SHADOW);
    assertThat(now.present("many-targets")).isNull();
  }

  @Test
  void aMeasureThatAnEnforcedRuleReadsIsChangedByTwo() {
    String longer =
        "{\"name\":\"failures_15m\",\"per\":\"account\",\"on\":\"security.register.failed\",\"count\":true,\"over\":\"30m\"}";
    now.take("failures_15m", longer);
    now.assertRefused(Reason.MISSING_FIELD, "actor");
    now.refused.clear();

    now.take("failures_15m", by(TWO, longer));

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.pack().measure(Hash.slot("failures_15m")).spec().overMillis())
        .isEqualTo(30 * 60_000);
  }

  @Test
  void aMeasureThatAnApprovedRuleWaitsForIsGivenByTwo() {
    now.take("busy", by(TWO, ChangingRulebook.rule("busy", 1, "attempts_5m >= 50")));

    now.take("attempts_5m", ChangingRulebook.ATTEMPTS.strip());
    now.assertRefused(Reason.MISSING_FIELD, "actor");
    now.take("attempts_5m", by(TWO, ChangingRulebook.ATTEMPTS.strip()));

    assertThat(now.present("busy")).isNotNull();
  }

  @Test
  void withoutTheDemandNamesAreReadAndNotNeeded() {
    ChangingRulebook free = new ChangingRulebook();

    free.take("guessing", stricter());
    free.take("new", by(TWO, ChangingRulebook.rule("new", 1, "targets_1h >= 8")));

    assertThat(free.refused).isEmpty();
    assertThat(free.present("new")).isNotNull();
  }
}
