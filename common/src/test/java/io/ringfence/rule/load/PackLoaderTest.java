package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.Function;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Role;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackLoaderTest {

  private static final String CONTRACT =
      """
      measures:
        - {name: premium_attempts_5m, per: account, on: call.attempt, where: "call.destination.premium", count: true, over: 5m}
        - {name: spend_5m,            per: account, on: call.attempt, sum: "call.destination.perMinute", over: 5m}
        - {name: countries_1h,        per: account, on: call.attempt, distinct: "call.destination.country", over: 1h, cap: 64}
        - {name: register_failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
      rules:
        - id: irsf-burst
          version: 1
          fraud: irsf
          title: Burst of calls to high-cost destinations
          accuse: account
          on: [call.attempt]
          when: "premium_attempts_5m >= 8 && spend_5m >= 4.0"
          severity: critical            # low medium high critical
          score: 90
          quiet: 30m                    # the episode closes after this long without a hit
          mode: enforce                 # enforce shadow off
          summary: "Account {subject} tried {premium_attempts_5m} high-cost calls worth {spend_5m}/min within 5 minutes"
      """;

  @Test
  void the_contracts_example_loads() {
    PackLoader.Loaded loaded = load(CONTRACT);

    assertThat(loaded.faults()).isEmpty();
    Pack pack = loaded.orThrow();
    assertThat(pack.measures())
        .extracting(Measure::name)
        .containsExactly(
            "premium_attempts_5m", "spend_5m", "countries_1h", "register_failures_15m");
    assertThat(pack.measures().get(2).spec().function()).isEqualTo(Function.DISTINCT);
    assertThat(pack.measures().get(2).spec().cap()).isEqualTo(64);
    assertThat(pack.measures().get(3).spec().overMillis()).isEqualTo(900_000);
    Rule rule = pack.rules().get(0);
    assertThat(rule.accuse()).isEqualTo(SubjectKind.ACCOUNT);
    assertThat(rule.as()).isEqualTo(Role.CALLER);
    assertThat(rule.on()).containsExactly(SignalTopic.CALL_ATTEMPT);
    assertThat(rule.reads())
        .extracting(Measure::name)
        .containsExactlyInAnyOrder("premium_attempts_5m", "spend_5m");
    assertThat(rule.quietMillis()).isEqualTo(1_800_000);
    assertThat(rule.guard()).isSameAs(Condition.ALWAYS);
    assertThat(rule.readsStanding()).isFalse();
  }

  @Test
  void a_condition_holds_when_the_values_say_so() {
    Rule rule = load(CONTRACT).orThrow().rules().get(0);

    assertThat(rule.when().holds(values("premium_attempts_5m", 8, "spend_5m", 4.0))).isTrue();
    assertThat(rule.when().holds(values("premium_attempts_5m", 7L, "spend_5m", 4.0))).isFalse();
    assertThat(rule.when().holds(values("premium_attempts_5m", 8L, "spend_5m", 3.9))).isFalse();
    assertThat(
            rule.summary()
                .render(values("subject", "acme", "premium_attempts_5m", 8L, "spend_5m", 6.25))
                .text())
        .isEqualTo("Account acme tried 8 high-cost calls worth 6.25/min within 5 minutes");
  }

  @Test
  void measures_that_no_rule_reads_are_warned_of() {
    assertThat(load(CONTRACT).warnings())
        .extracting(Fault::toString)
        .isEqualTo(
            List.of(
                "pack.yaml:4: no rule reads the measure `countries_1h`",
                "pack.yaml:5: no rule reads the measure `register_failures_15m`"));
  }

  private static PackLoader.Loaded load(String text) {
    return PackLoader.load(PackText.of("pack.yaml", text), PackLoader.Settings.DEFAULT);
  }

  static Scope values(Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return values::get;
  }
}
