package io.ringfence.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a minute to a number costs, by longest prefix. Immutable once built. */
public final class Tariff {

  public static final Tariff EMPTY = new Tariff(List.of());

  private final Map<String, TariffRate> rates = new HashMap<>();
  private final int longest;

  /** Prefixes are digits; of equal ones the last holds. */
  public Tariff(List<TariffRate> rates) {
    rates.forEach(each -> this.rates.put(each.prefix(), each));
    longest = rates.stream().mapToInt(each -> each.prefix().length()).max().orElse(0);
  }

  /**
   * The rate of a number {@code +12025550123}; {@link TariffRate#NONE} for anything without a plus.
   */
  public TariffRate of(String number) {
    if (number.startsWith("+")) {
      for (int end = Math.min(number.length(), 1 + longest); end > 0; end--) {
        TariffRate rate = rates.get(number.substring(1, end));
        if (rate != null) {
          return rate;
        }
      }
    }
    return TariffRate.NONE;
  }
}
