package io.ringfence.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.load.PackLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

  private static final String PACK =
      """
      measures:
        - {name: calls, per: account, on: call.end, count: true, over: 5m}
        - {name: spent, per: account, on: call.end, sum: call.cost, over: 5m}
      rules:
        - id: r
          version: 1
          fraud: irsf
          title: T
          accuse: account
          on: call.end
          when: calls >= 1 && spent >= 0.0
          severity: low
          score: 1
          quiet: 30m
          mode: enforce
          summary: "%s"
      """;

  @ParameterizedTest(name = "{0} of {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{calls call} | 1 | 1 call",
        "{calls call} | 2 | 2 calls",
        "{calls call} | 0 | no calls",
        "{calls failed try} | 3 | 3 failed tries",
        "{calls address} | 3 | 3 addresses",
        "{calls person} | 3 | 3 people",
        "{calls:duration} | 28800 | 8 hours",
        "{calls:duration} | 141 | 2 minutes 21 seconds",
        "{calls:duration} | 90061 | 1 day 1 hour",
        "{calls:speed} | 1182902 | more than 10,000 km/h",
        "{calls:speed} | 1404 | 1400 km/h",
        "{calls:money} | 7 | 7.00 USD",
        "{calls:money} | 123456 | 123456 USD",
        "{calls:money} | 0 | nothing",
        "{calls:millis} | 60800 | 1 minute 1 second",
        "many[, {calls} of them new] | 0 | many",
        "many[, {calls} of them new] | -1 | many",
        "many[, {calls} of them new] | 4 | many, 4 of them new",
      })
  void valuesAreSaidAsPeopleReadThem(String template, long value, String sentence) {
    assertThat(rendered(template, value)).isEqualTo(sentence);
  }

  @Test
  void theUnitOfAFieldIsKnown() {
    assertThat(
            summary("{call.cost}, {call.talkMillis}, {call.from}, {signal.topic}")
                .render(
                    Map.<String, Object>of(
                            "call.cost",
                            3.456,
                            "call.talkMillis",
                            7_200_000L,
                            "call.from",
                            "+12025550123",
                            "signal.topic",
                            "call.end")
                        ::get,
                    "EUR"))
        .isEqualTo("3.46 EUR, 2 hours, +12025550123, a call");
  }

  @Test
  void numbersAreRoundedAndListsAreTold() {
    assertThat(SummaryFormat.PLAIN.shown(1_234.567, "")).isEqualTo("1235");
    assertThat(SummaryFormat.PLAIN.shown(12.34, "")).isEqualTo("12.3");
    assertThat(SummaryFormat.PLAIN.shown(1.234, "")).isEqualTo("1.23");
    assertThat(SummaryFormat.PLAIN.shown(List.of("house", "fleet"), ""))
        .isEqualTo("house and fleet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{calls:hours} | `hours` is no format",
        "a [clause {calls} | a bracket has no partner",
        "a ]clause {calls}[ | a bracket has no partner",
        "a [clause] | a clause in brackets has a name in braces",
        "{calls | a brace has no partner",
      })
  void aFaultIsNamed(String template, String fault) {
    assertThat(load(template).faults().toString()).contains(fault);
  }

  private static String rendered(String template, long value) {
    return summary(template).render(name -> value, "USD");
  }

  private static Summary summary(String template) {
    return load(template).orThrow().rules().get(0).summary();
  }

  private static PackLoader.Loaded load(String template) {
    return PackLoader.load("p", PACK.formatted(template), PackLoader.Settings.DEFAULT);
  }
}
