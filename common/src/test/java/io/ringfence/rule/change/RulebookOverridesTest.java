package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Pack;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.parameter.ParameterOverride;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other values of parameters, as records of the topic bring them. */
class RulebookOverridesTest {

  private static final PackText DEPLOYED =
      PackText.of(
          "rules.yaml",
          ChangingRulebook.DEPLOYED
                  .replace("failures_15m >= 3", "failures_15m >= guesses")
                  .replace("targets_1h >= 10", "targets_1h >= targets")
              + """
              parameters:
                - {name: guesses, default: 3, least: 2, most: 50, unit: failures, reason: A reason.}
                - {name: targets, default: 10, least: 2, most: 16, unit: numbers, reason: A reason.}
              overrides:
                - {override: hotel-guesses, parameter: guesses, class: hotel, value: 9, reason: Guests.}
              """);

  private static final String ACME =
      """
      {"override":"acme","parameter":"guesses","account":"acme-17","value":20,"reason":"A test"}""";

  private final ChangingRulebook now = new ChangingRulebook();

  {
    now.rulebook = Rulebook.restore(DEPLOYED, RulebookState.NEW, PackLoader.Settings.DEFAULT);
  }

  private List<String> overrides() {
    return now.rulebook.pack().parameters().overrides().stream()
        .map(ParameterOverride::id)
        .toList();
  }

  @Test
  void anOverrideTakesEffectAndReplacesTheOneOfItsName() {
    now.take("acme", ACME);
    now.take("acme", ACME);
    assertThat(now.rulebook.changes().revision()).as("the same again is no news").isEqualTo(1);

    now.take("acme", ACME.replace("20", "30"));

    assertThat(now.refused).isEmpty();
    assertThat(overrides()).containsExactly("hotel-guesses", "acme");
    assertThat(now.rulebook.pack().parameters().override("acme").orElseThrow().value())
        .isEqualTo(30);
  }

  @Test
  void aTombstoneRemovesAnOverrideAlsoOneOfTheDeployedPack() {
    now.take("acme", ACME);

    now.take("acme", null);
    now.take("hotel-guesses", null);
    now.take("never-there", null);

    assertThat(now.refused).isEmpty();
    assertThat(overrides()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\":20 | \"value\":51 | BAD_FIELD | value",
        "\"value\":20 | \"value\":2.5 | BAD_FIELD | value",
        "\"value\":20 | \"worth\":20 | BAD_FIELD | worth",
        ",\"value\":20 | ,\"fraud\":\"irsf\" | MISSING_FIELD | value",
        "\"guesses\" | \"gesses\" | BAD_FIELD | parameter",
        "\"account\":\"acme-17\" | \"class\":\"hotel\" | BAD_FIELD | override",
        "\"override\":\"acme\" | \"override\":\"guessing\" | BAD_FIELD | override",
      })
  void aFaultyOneIsRefusedAndWhatWasThereStays(
      String from, String to, Reason reason, String field) {
    assertThat(ACME).contains(from);

    now.take("", ACME.replace(from, to));

    now.assertRefused(reason, field);
    assertThat(overrides()).containsExactly("hotel-guesses");
  }

  @Test
  void parametersComeWithTheDeployedPack() {
    now.take("", "{\"name\":\"guesses\",\"default\":4,\"least\":1,\"most\":9}");

    now.assertRefused(Reason.BAD_FIELD, "default");
  }

  @Test
  void whatAJobHasStoredIsTheSameWithoutCompilingAgain() {
    now.take("", ChangingRulebook.ATTEMPTS);
    Rulebook before = now.rulebook;
    now.take("acme", ACME);
    now.take("hotel-guesses", null);
    RuleChanges changes = now.rulebook.changes();

    Rulebook restored =
        Rulebook.restore(
            DEPLOYED, new RulebookState(changes, List.of()), PackLoader.Settings.DEFAULT);
    Rulebook overriding = before.overriding(changes).orElseThrow();

    assertThat(overriding.changes()).isEqualTo(changes);
    assertThat(overriding.pack().rules()).isEqualTo(before.pack().rules());
    for (Pack each : List.of(restored.pack(), overriding.pack())) {
      assertThat(each.parameters().overrides())
          .extracting(ParameterOverride::id)
          .containsExactly("acme");
      assertThat(each.parameters().all()).hasSize(2);
    }
  }

  @Test
  void otherChangesAreCompiled() {
    now.take("acme", ACME);
    Rulebook before = now.rulebook;
    now.take("", ChangingRulebook.ATTEMPTS);

    assertThat(before.overriding(now.rulebook.changes())).isEmpty();
    assertThat(before.overriding(RuleChanges.NONE)).as("an override would be forgotten").isEmpty();
  }

  @Test
  void aRuleThatIsSentReadsTheParametersAndOverridesOfThePack() {
    now.take("acme", ACME);
    now.take(
        "",
        ChangingRulebook.rule("guessing", 4, "failures_15m >= 2 * guesses")
            .replace("call.attempt", "security.register.failed"));

    assertThat(now.refused).isEmpty();
    assertThat(now.present("guessing").parameters()).extracting("name").containsExactly("guesses");
    assertThat(overrides()).containsExactly("hotel-guesses", "acme");
  }

  @Test
  void whatOverridesAnEnforcedRuleTakesTwoPeople() {
    now.rulebook =
        Rulebook.restore(
            DEPLOYED, RulebookState.NEW, new PackLoader.Settings(600_000, Retention.DEFAULT, true));
    String shadow =
        ACME.replace("guesses", "targets").replace("20", "12").replace("acme", "acme-targets");
    now.take("acme-targets", shadow);
    now.take("acme-targets", null);
    assertThat(now.refused).as("the rule is in shadow").isEmpty();

    now.take("acme", ACME);
    now.assertRefused(Reason.MISSING_FIELD, "actor");
    now.refused.clear();
    now.take("hotel-guesses", null);
    now.assertRefused(Reason.MISSING_FIELD, "approvedBy");
    now.take("acme", ACME.replace("{", "{\"actor\":\"ada\",\"approvedBy\":\"bob\","));

    assertThat(overrides()).containsExactly("hotel-guesses", "acme");
  }
}
