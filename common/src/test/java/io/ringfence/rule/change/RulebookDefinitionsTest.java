package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Severity;
import io.ringfence.rule.Stake;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes may use the conditions and lists of the deployed pack, and declare none. */
class RulebookDefinitionsTest {

  private static final String NAMES =
      """
      conditions:
        - {name: turned_away, is: call.sipCode in busy_codes || call.q850 == 17}
      lists:
        - {name: busy_codes, of: [486, 600]}
      """;

  private final ChangingRulebook now = new ChangingRulebook();

  RulebookDefinitionsTest() {
    now.rulebook = deployed(NAMES, RulebookState.NEW);
  }

  private static Rulebook deployed(String names, RulebookState state) {
    return Rulebook.restore(
        PackText.of("rules.yaml", names + ChangingRulebook.DEPLOYED),
        state,
        PackLoader.Settings.DEFAULT);
  }

  private static String busy(String when) {
    return ChangingRulebook.rule("busy", 1, when).replace("call.attempt", "call.end");
  }

  @Test
  void aRuleThatUsesNamesIsKeptAsIfTheyWereWrittenOut() {
    now.take("busy", busy("!turned_away && targets_1h >= 8"));

    assertThat(now.refused).isEmpty();
    String written = "!(call.sipCode in [486, 600] || call.q850 == 17) && targets_1h >= 8";
    assertThat(now.present("busy").text()).isEqualTo(written);
    assertThat(now.rulebook.changes().latest().get(0).json()).contains(written);
  }

  @Test
  void theMoneyOfARuleIsWrittenOutAndTheTableOfThePackHoldsForIt() {
    String table = "severities:\n  - {severity: critical, atStake: 7, perMinute: 3}\n";
    String names = "conditions:\n  - {name: dear, is: call.destination.perMinute > 1.0}\n";
    now.rulebook = deployed(table + names, RulebookState.NEW);
    String rule = busy("targets_1h >= 8").replace("\"quiet\"", "\"money\":\"dear\",\"quiet\"");

    now.take("busy", rule);

    assertThat(now.refused).isEmpty();
    Stake stake = now.present("busy").stake().orElseThrow();
    assertThat(stake.text()).isEqualTo("call.destination.perMinute > 1.0");
    assertThat(now.rulebook.changes().latest().get(0).json()).contains(stake.text());
    assertThat(stake.severity(Severity.LOW, 0, 7, 0)).isEqualTo(Severity.CRITICAL);
    assertThat(stake.severity(Severity.LOW, 0, 6.9, 2.9)).isEqualTo(Severity.LOW);
  }

  @Test
  void anAcceptedRuleMeansTheSameWhateverIsDeployedLater() {
    now.take("busy", busy("turned_away && targets_1h >= 8"));

    now.rulebook = deployed("", now.rulebook.state());

    assertThat(now.present("busy").text()).contains("[486, 600]");
  }

  @Test
  void aChangeLeavesTheWeightsOfListsAsTheyAreDeployed() {
    String weights = "weights:\n  - {list: vpn, weight: informs}\n";
    now.rulebook = deployed(weights, RulebookState.NEW);

    now.take("busy", busy("targets_1h >= 8").replace("call.end", "call.attempt"));

    assertThat(now.refused).isEmpty();
    assertThat(now.present("busy")).isNotNull();
    assertThat(now.rulebook.pack().weights().accuses("vpn")).isFalse();
    assertThat(deployed(weights, now.rulebook.state()).pack().weights().accuses("vpn")).isFalse();
  }

  @Test
  void theSameRuleWrittenOutIsPassedOver() {
    now.take("busy", busy("call.sipCode in busy_codes && targets_1h >= 8"));
    now.take("busy", busy("call.sipCode in [486, 600] && targets_1h >= 8"));

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.changes().revision()).isEqualTo(1);
  }

  @Test
  void aMeasureMayUseThemToo() {
    now.take(
        "busy_5m",
        """
        {"name":"busy_5m","per":"account","on":"call.end","where":"turned_away","count":true,"over":"5m"}""");

    assertThat(now.refused).isEmpty();
    assertThat(now.rulebook.changes().latest().get(0).json()).contains("call.q850 == 17");
  }

  @Test
  void aFaultIsThatOfTheTextAsSent() {
    now.take("busy", busy("turned_away && targets_1h >= 'x'"));

    now.assertRefused(Reason.BAD_FIELD, "when");
    assertThat(now.refused.get(0).detail()).contains("(column 27)");
  }

  @Test
  void aRuleThatWaitsForANameIsAcceptedWithThePackThatDeclaresIt() {
    now.take("busy", busy("away && targets_1h >= 8"));
    assertThat(now.present("busy")).isNull();

    now.rulebook =
        deployed(NAMES.replace("turned_away", "away"), now.rulebook.state()).retry().after();

    assertThat(now.present("busy").text()).startsWith("(call.sipCode in [486, 600]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "is         | {\"name\":\"away\",\"is\":\"call.q850 == 17\"}",
        "of         | {\"name\":\"codes\",\"of\":[1]}",
        "conditions | {\"conditions\":[]}",
        "lists      | {\"lists\":[]}",
      })
  void aRecordThatDeclaresOneIsRefused(String field, String value) {
    now.take("", value);

    now.assertRefused(Reason.BAD_FIELD, field);
    assertThat(now.refused.get(0).detail())
        .startsWith("conditions, lists and parameters come with the");
  }

  @Test
  void aMeasureCannotHaveTheNameOfADeployedCondition() {
    now.take("turned_away", ChangingRulebook.ATTEMPTS.replace("attempts_5m", "turned_away"));

    now.assertRefused(Reason.BAD_FIELD, "name");
    assertThat(now.refused.get(0).detail())
        .isEqualTo("the name `turned_away` is already that of a condition in the deployed pack");
  }
}
