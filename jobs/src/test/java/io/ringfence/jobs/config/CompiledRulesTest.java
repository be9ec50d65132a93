package io.ringfence.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.rule.Rule;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import org.junit.jupiter.api.Test;

class CompiledRulesTest {

  private static final PackLoader.Settings SETTINGS = PackLoader.Settings.DEFAULT;

  private static Rulebook compiled(String condition, PackLoader.Settings settings) {
    PackText text =
        PackText.of(
            "rules.yaml",
            """
            measures:
              - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
            rules:
              - id: guessing
                version: 1
                fraud: registration-brute-force
                title: Guesses
                accuse: account
                on: [security.register.failed]
                when: %s
                severity: high
                score: 70
                quiet: 30m
                mode: enforce
                summary: "{failures_15m} by {subject}"
            """
                .formatted(condition));
    return CompiledRules.of(text, RuleChanges.NONE, settings);
  }

  @Test
  void tasksThatAskForTheSameShareIt() {
    assertThat(compiled("failures_15m >= 3", SETTINGS))
        .isSameAs(compiled("failures_15m >= 3", SETTINGS));
  }

  @Test
  void anotherPackIsAnother() {
    assertThat(compiled("failures_15m >= 3", SETTINGS).pack().rules())
        .extracting(Rule::text)
        .containsExactly("failures_15m >= 3");
    assertThat(compiled("failures_15m >= 4", SETTINGS).pack().rules())
        .extracting(Rule::text)
        .containsExactly("failures_15m >= 4");
  }

  @Test
  void theSamePackUnderOtherSettingsIsAnother() {
    assertThat(compiled("failures_15m >= 3", new PackLoader.Settings(1_000, Retention.DEFAULT)))
        .isNotSameAs(compiled("failures_15m >= 3", SETTINGS));
  }

  @Test
  void faultsAreToldToEveryoneWhoAsks() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> compiled("failures_15m >= 'many'", SETTINGS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("when");
    }
  }
}
