package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TariffTest {

  @Property(tries = 200)
  void theLongestPrefixHolds(@ForAll Random random) {
    // Given
    Map<String, TariffRate> rates = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      String prefix = digits(1 + random.nextInt(4), random);
      rates.put(prefix, new TariffRate(prefix, "US", "b", i, false));
    }
    Tariff tariff = new Tariff(List.copyOf(rates.values()));

    for (int i = 0; i < 200; i++) {
      // When
      String number = digits(random.nextInt(8), random);
      TariffRate rate = tariff.of("+" + number);

      // Then
      TariffRate longest = TariffRate.NONE;
      for (int length = 1; length <= number.length(); length++) {
        longest = rates.getOrDefault(number.substring(0, length), longest);
      }
      assertThat(rate).isEqualTo(longest);
    }
  }

  @Test
  void whatIsNoInternationalNumberHasNoRate() {
    Tariff tariff = new Tariff(List.of(new TariffRate("1", "US", "b", 1, false)));

    assertThat(tariff.of("US:1234")).isEqualTo(TariffRate.NONE);
    assertThat(tariff.of("")).isEqualTo(TariffRate.NONE);
    assertThat(tariff.of("+")).isEqualTo(TariffRate.NONE);
    assertThat(tariff.of("+1x").band()).isEqualTo("b");
  }

  private static String digits(int count, Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(3)));
    }
    return digits.toString();
  }
}
