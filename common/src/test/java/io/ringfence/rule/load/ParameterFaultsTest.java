package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.text.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with parameters, and with what overrides them. */
class ParameterFaultsTest {

  private static final String PACK =
      """
      parameters:
        - {name: many, default: 8, least: 3, most: 16, unit: numbers, reason: Nobody dials more by hand.}
        - {name: dear, default: 4.0, least: 0.5, most: 90, unit: USD, reason: A burst that is worth a look.}
      overrides:
        - {override: acme-many, parameter: many, account: acme-17, value: 12, reason: Ships.}
        - {override: all-dear, parameter: dear, value: 5, reason: Prices have risen.}
      measures:
        - {name: spend, per: account, on: call.attempt, sum: call.destination.perMinute, over: 5m}
        - {name: numbers, per: account, on: call.attempt, distinct: call.to, over: 1h, cap: 16}
      rules:
        - {id: burst, version: 1, fraud: irsf, title: A burst, accuse: account, on: call.attempt,
           when: spend >= dear && numbers >= many, severity: high, score: 90, quiet: 30m, mode: enforce,
           summary: "{subject} called {numbers} of {many} numbers"}
      """;

  private static List<String> faults(String pack) {
    return SoundPack.load(pack).faults().stream().map(Fault::toString).toList();
  }

  private static List<String> warnings(String pack) {
    return SoundPack.load(pack).warnings().stream().map(Fault::toString).toList();
  }

  @Test
  void thePackItselfIsSound() {
    assertThat(faults(PACK)).isEmpty();
    assertThat(warnings(PACK)).isEmpty();
    assertThat(SoundPack.load(PACK).orThrow().rules().get(0).parameters())
        .extracting("name")
        .containsExactlyInAnyOrder("many", "dear");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "default: 8 | default: 2 | p:2: default: 2 is not from 3 to 16",
        "most: 16 | most: 2 | p:2: most: is below `least`",
        "most: 16 | most: 17 | p:12: when: `numbers` counts no further than its cap of 16",
        "unit: numbers | unit: '' | p:2: unit: is empty",
        ", reason: Nobody dials more by hand. | '' | p:2: `reason` is missing",
        "name: many, default | name: Many, default | p:2: name: `Many` is not like irsf_calls",
        "name: many, default | name: call, default | p:2: name: `call` means something else",
        "name: many, default | name: spend, default"
            + " | p:2: the name `spend` is already that of a measure",
        "value: 12 | value: 17 | p:5: value: 17 is not from 3 to 16",
        "value: 12 | value: 3.5 | p:5: value: `many` is a whole number",
        "value: 5 | value: lots | p:6: value: `lots` is no number from",
        "parameter: many | parameter: meny"
            + " | p:5: parameter: there is no parameter `meny`; did you mean `many`?",
        "override: acme-many | override: Acme | p:5: override: `Acme` is not like acme-calls",
        "override: all-dear | override: acme-many | p:6: override: `acme-many` is there already",
        "account: acme-17 | 'account: acme-17, class: hotel'"
            + " | p:5: account: stands beside `class`: say one of them",
        "account: acme-17 | fraud: IRSF | p:5: fraud: `IRSF` is not like irsf",
        "'parameter: dear, value: 5' | 'parameter: many, account: acme-17, value: 5'"
            + " | p:6: override: decides the same as `acme-many`",
      })
  void aFaultSaysWhereAndWhy(String from, String to, String expected) {
    assertThat(PACK).contains(from);

    assertThat(faults(PACK.replace(from, to)))
        .anySatisfy(fault -> assertThat(fault).startsWith(expected));
  }

  @Test
  void aMeasureCannotReadAParameter() {
    String pack = PACK.replace("sum: call.destination.perMinute", "sum: dear");

    assertThat(faults(pack)).anySatisfy(each -> assertThat(each).contains("unknown name `dear`"));
  }

  @Test
  void whatNoRuleReadsIsToldOf() {
    assertThat(warnings(PACK.replace("spend >= dear", "spend >= 4")))
        .containsExactly(
            "p:3: no rule reads the parameter `dear`",
            "p:6: no rule reads the parameter `dear` of the override `all-dear`");
    assertThat(warnings(PACK.replace("account: acme-17", "fraud: robocall")))
        .containsExactly(
            "p:5: no rule of `robocall` reads the parameter `many` of the override `acme-many`");
  }
}
