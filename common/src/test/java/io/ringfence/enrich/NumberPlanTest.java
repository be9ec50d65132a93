package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.number.NumberCost;
import io.ringfence.signal.number.NumberFacts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {

  private static NumberPlan plan;

  @BeforeAll
  static void load() throws IOException {
    plan = new NumberPlan(TariffFile.read(Path.of("../deploy/rules/tariff.csv")).tariff());
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123, US, fixed-or-mobile",
    "+18765230123, JM, fixed-or-mobile",
    "+442079460018, GB, fixed",
    "+447400123456, GB, mobile",
    "+4915112345678, DE, mobile",
    "+870773111632, 001, satellite",
    "+88216000123, 001, satellite",
    "+881612345678, 001, satellite",
    "+979123456789, 001, premium",
    "+393123456789, IT, mobile",
    "+77010001234, KZ, mobile",
  })
  void aNumberHasACountryAndAKind(String number, String country, String kind) {
    assertThat(plan.of(number).country()).isEqualTo(country);
    assertThat(plan.of(number).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "US:911",
        "NG:112",
        "DE:110",
        "JP:119",
        "AU:000",
        "GB:999",
        "NG:911",
        "+1911",
        "+44999",
        "+234112",
        "DE:116000",
        "FR:116117",
        "+49116000",
        "+911"
      })
  void aNumberThatCallsForHelpIsAnEmergency(String number) {
    assertThat(plan.of(number).emergency()).isTrue();
    assertThat(plan.of(number).kind()).isEqualTo("short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550112",
        "+12025550911",
        "NG:3036",
        "US:116000",
        "+1202911",
        "+2341234",
        ""
      })
  void otherNumbersAreNone(String number) {
    assertThat(plan.of(number).emergency()).isFalse();
  }

  @Test
  void aShortCodeBelongsToItsRegion() {
    NumberFacts facts = plan.of("NG:3036");

    assertThat(facts.country()).isEqualTo("NG");
    assertThat(facts.kind()).isEqualTo("short");
    assertThat(facts.premium()).isFalse();
  }

  @Test
  void aNameAsASenderHasACountryOnly() {
    assertThat(plan.of("NG:MTN"))
        .isEqualTo(new NumberFacts("NG", "unknown", false, false, "", 0, false));
  }

  @Test
  void anUnallocatedNumberHasTheCountryOfItsTariff() {
    NumberFacts facts = plan.of("+18760000000");

    assertThat(facts.valid()).isFalse();
    assertThat(facts.country()).isEqualTo("JM");
  }

  @Test
  void aNumberOfNoCountryHasNone() {
    assertThat(plan.of("+999123456789").country()).isEmpty();
  }

  @Test
  void nobodyHasNoFacts() {
    assertThat(plan.of("")).isEqualTo(NumberFacts.NOBODY);
    assertThat(plan.of("acme-17/100")).isEqualTo(NumberFacts.NOBODY);
    assertThat(plan.of("+")).isEqualTo(NumberFacts.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+88216000123", "+979123456789", "+19005550123", "+449098790000"})
  void costlyPrefixesArePremium(String number) {
    assertThat(plan.of(number).premium()).isTrue();
    assertThat(plan.of(number).perMinute()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "+", "+1911", "+44116000", "+88216000123", "+19005550123", "+449098790000",
        "+12025550123", "+999123456789", "+1202x", "US:911", "US:900", "NG:MTN", "acme-17/100"
      })
  void askedForAloneCostAndEmergencyAreThoseOfTheFacts(String number) {
    NumberFacts facts = plan.of(number);

    assertThat(plan.cost(number))
        .isEqualTo(new NumberCost(facts.band(), facts.perMinute(), facts.premium()));
    assertThat(plan.emergency(number)).isEqualTo(facts.emergency());
  }
}
