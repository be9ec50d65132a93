package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Rule;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.encoding.Golden;
import io.ringfence.signal.encoding.Hash;
import org.junit.jupiter.api.Test;

class RulebookTest {

  private final ChangingRulebook now = new ChangingRulebook();

  @Test
  void withoutChangesTheDeployedPackHolds() {
    assertThat(now.rulebook.pack().rules())
        .extracting(Rule::id)
        .containsExactly("guessing", "many-targets");
    assertThat(now.rulebook.changes()).isEqualTo(RuleChanges.NONE);
  }

  @Test
  void aMeasureAndARuleThatReadsItAreAccepted() {
    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));

    assertThat(now.refused).isEmpty();
    assertThat(now.present("bursts").text()).isEqualTo("attempts_5m >= 8");
    assertThat(now.rulebook.changes().revision()).isEqualTo(2);
  }

  @Test
  void aRuleWaitsForItsMeasure() {
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));
    assertThat(now.present("bursts")).isNull();

    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);

    assertThat(now.refused).isEmpty();
    assertThat(now.present("bursts")).isNotNull();
    assertThat(now.rulebook.state().waiting()).isEmpty();
  }

  @Test
  void theOldVersionStaysWhileTheNewOneWaits() {
    now.take("guessing", ChangingRulebook.rule("guessing", 4, "attempts_5m >= 8"));

    assertThat(now.present("guessing").version()).isEqualTo(3);
    assertThat(now.rulebook.state().waiting()).hasSize(1);
  }

  @Test
  void aRuleThatHasWaitedAndIsFaultyIsRefusedItself() {
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m == 'many'"));

    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);

    assertThat(now.refused).singleElement().extracting(RuleRefusal::field).isEqualTo("when");
    assertThat(now.refused.get(0).record().offset()).isZero();
    assertThat(now.rulebook.pack().measure(Hash.slot("attempts_5m"))).isNotNull();
    assertThat(now.rulebook.state().waiting()).isEmpty();
  }

  @Test
  void aLaterRecordReplacesTheOneThatWaits() {
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));
    now.take("bursts", ChangingRulebook.rule("bursts", 2, "attempts_5m >= 9"));

    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);

    assertThat(now.present("bursts").version()).isEqualTo(2);
  }

  @Test
  void theHigherVersionHoldsInWhateverOrderTheyCome() {
    now.take(
        "guessing", ChangingRulebook.rule("guessing", 5, "failures_15m >= 5 && targets_1h >= 2"));
    now.take(
        "guessing", ChangingRulebook.rule("guessing", 4, "failures_15m >= 4 && targets_1h >= 2"));

    assertThat(now.refused).isEmpty();
    assertThat(now.present("guessing").version()).isEqualTo(5);
    assertThat(now.rulebook.changes().revision()).isEqualTo(1);
  }

  @Test
  void theSameRecordTwiceChangesNothing() {
    String sent = ChangingRulebook.rule("bursts", 1, "targets_1h >= 8");
    now.take("bursts", sent);
    Rulebook once = now.rulebook;
    now.take("bursts", sent);

    assertThat(now.rulebook).isSameAs(once);
    assertThat(now.refused).isEmpty();
  }

  @Test
  void whatThePackSaysInYamlIsTheSameInJson() {
    now.take(
        "targets_1h",
        """
        {"name":"targets_1h","per":"account","on":"call.attempt","distinct":"call.to","over":"1h","cap":16}""");

    assertThat(now.rulebook.changes()).isEqualTo(RuleChanges.NONE);
  }

  @Test
  void aMeasureMayCountOverALongerTime() {
    now.take(
        "failures_15m",
        """
        {"name":"failures_15m","per":"account","on":"security.register.failed","count":true,"over":"1h"}""");

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.pack().measure(Hash.slot("failures_15m")).spec().overMillis())
        .isEqualTo(3_600_000);
  }

  @Test
  void aRemovedRuleJudgesNothingAndIsKnownToCloseWhatItOpened() {
    now.take("guessing", null);

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.pack().rules()).extracting(Rule::id).containsExactly("many-targets");
    assertThat(now.rulebook.pack().off()).extracting(Rule::id).containsExactly("guessing");
  }

  @Test
  void aRemovedRuleComesBackInWhateverVersion() {
    now.take("guessing", null);

    now.take("guessing", ChangingRulebook.rule("guessing", 1, "targets_1h >= 8"));

    assertThat(now.present("guessing").version()).isEqualTo(1);
  }

  @Test
  void aRuleThatWaitsIsRemovedToo() {
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));

    now.take("bursts", null);

    assertThat(now.rulebook.state()).isEqualTo(RulebookState.NEW);
  }

  @Test
  void aMeasureGoesWithTheLastRuleThatReadIt() {
    now.take("guessing", null);

    now.take("failures_15m", null);

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.pack().measure(Hash.slot("failures_15m"))).isNull();
    assertThat(restored().pack().measures()).hasSize(1);
  }

  @Test
  void aTombstoneOfWhatIsNotThereIsPassedOver() {
    now.take("nothing-such", null);

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.state()).isEqualTo(RulebookState.NEW);
  }

  private Rulebook restored() {
    return restored(ChangingRulebook.DEPLOYED);
  }

  private Rulebook restored(String deployed) {
    RulebookState stored = Golden.roundTrip(now.rulebook.state(), new RulebookStateCodec());
    return Rulebook.restore(
        PackText.of("rules.yaml", deployed), stored, PackLoader.Settings.DEFAULT);
  }

  @Test
  void aRestoredRulebookIsTheSame() {
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));
    now.take("late", ChangingRulebook.rule("late", 1, "never_seen >= 8"));
    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);
    now.take("many-targets", null);

    Rulebook restored = restored();

    assertThat(restored.pack().rules()).extracting(Rule::id).containsExactly("guessing", "bursts");
    assertThat(restored.changes()).isEqualTo(now.rulebook.changes());
    assertThat(restored.state().waiting()).hasSize(1);
  }

  @Test
  void aNewlyDeployedPackWinsByItsHigherVersionOnly() {
    now.take("guessing", ChangingRulebook.rule("guessing", 4, "targets_1h >= 8"));
    now.take("many-targets", ChangingRulebook.rule("many-targets", 2, "targets_1h >= 9"));

    Rulebook restored = restored(ChangingRulebook.DEPLOYED.replace("version: 3", "version: 5"));

    assertThat(restored.pack().rule(Hash.slot("guessing")).version()).isEqualTo(5);
    assertThat(restored.pack().rule(Hash.slot("many-targets")).version()).isEqualTo(2);
  }

  @Test
  void whatANewlyDeployedPackHasNoRoomForIsLeftOut() {
    now.take("attempts_5m", ChangingRulebook.ATTEMPTS);
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));
    now.take("guesses", ChangingRulebook.rule("guesses", 1, "failures_15m >= 8"));
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
    now.take("bursts", ChangingRulebook.rule("bursts", 1, "attempts_5m >= 8"));
    String with =
        ChangingRulebook.DEPLOYED.replace(
            "measures:\n", "measures:\n  - " + ChangingRulebook.ATTEMPTS + "\n");

    Rulebook.Taken taken = restored(with).retry();

    assertThat(taken.after().pack().rule(Hash.slot("bursts"))).isNotNull();
    assertThat(taken.after().changes().revision()).isEqualTo(1);
  }
}
