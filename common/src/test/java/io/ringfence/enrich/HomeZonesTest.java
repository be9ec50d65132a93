package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeZonesTest {

  private static final ZoneId NOWHERE = ZoneId.of("Etc/GMT+12");

  /** Nobody lives on Bouvet Island, nor on Heard and McDonald Islands. */
  private static final Set<String> UNINHABITED = Set.of("BV", "HM");

  private final NumberPlan plan =
      new NumberPlan(
          Tariff.EMPTY, source -> ZoneId.of(source.equals("madrid") ? "Europe/Madrid" : "UTC"));

  @ParameterizedTest(name = "{0} is at home in {1}")
  @CsvSource({
    "+2348031234567, Africa/Lagos",
    "NG:3036, Africa/Lagos",
    "+33123456789, Europe/Paris",
    "+919812345678, Asia/Kolkata",
    "+37190000001, Europe/Riga"
  })
  void a_number_is_at_home_where_its_country_is(String number, String zone) {
    assertThat(plan.zone(number, "madrid")).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest(name = "`{0}` does not say")
  @CsvSource({"''", "+88216000123", "+9"})
  void a_number_without_a_zone_is_at_home_where_its_source_is(String number) {
    assertThat(plan.zone(number, "madrid")).isEqualTo(ZoneId.of("Europe/Madrid"));
    assertThat(plan.zone(number, "anywhere")).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void of_a_countrys_several_zones_the_sources_own_holds() {
    assertThat(plan.zone("+34612345678", "madrid")).isEqualTo(ZoneId.of("Europe/Madrid"));
  }

  @ParameterizedTest(name = "{0} is within two hours of {1}")
  @CsvSource({"+12125550123, -5", "+14155550123, -8", "+34612345678, 1", "+5511912345678, -3"})
  void of_several_none_of_which_is_the_sources_the_middle_one_holds(String number, int hours) {
    int offset =
        plan.zone(number, "anywhere").getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds();

    assertThat(offset / 3_600).isBetween(hours - 2, hours + 2);
  }

  @Test
  void every_country_of_the_table_has_zones_that_this_java_knows() {
    for (String country : Locale.getISOCountries()) {
      if (!UNINHABITED.contains(country)) {
        assertThat(HomeZones.of(country, NOWHERE)).as(country).isNotEqualTo(NOWHERE);
      }
    }
  }
}
