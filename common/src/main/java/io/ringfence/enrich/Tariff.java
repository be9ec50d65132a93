package io.ringfence.enrich;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a minute to a number costs, by longest prefix, and of one prefix by trunk and date. A trie
 * of digits in two arrays: a look-up touches one cell a digit and allocates nothing. Immutable once
 * built.
 */
public final class Tariff {

  private static final int DIGITS = 10;

  /** When only those hold that never end. */
  private static final long FOR_GOOD = Long.MAX_VALUE - 1;

  /** Of one prefix: what holds over a trunk alone first, and then the latest. */
  private static final Comparator<TariffRate> PREFERRED =
      Comparator.<TariffRate, Boolean>comparing(rate -> rate.terms().trunk().isEmpty())
          .thenComparing(
              Comparator.<TariffRate>comparingLong(rate -> rate.terms().from()).reversed());

  public static final Tariff EMPTY = new Tariff(List.of());

  /** Those of one prefix one after the other, the preferred first. */
  private final TariffRate[] rates;

  private final String currency;

  /** Of node n and digit d at n * 10 + d, the node behind it; 0 where there is none. */
  private int[] next = new int[DIGITS * 64];

  /** Of each node, 1 + the index of the first rate that ends there; 0 where none does. */
  private int[] rateOf = new int[64];

  private int nodes = 1;

  /** Without a currency. */
  public Tariff(List<TariffRate> rates) {
    this(rates, "");
  }

  /**
   * Prefixes are digits.
   *
   * @param currency of all prices; empty where it is not known
   */
  public Tariff(List<TariffRate> rates, String currency) {
    this.currency = currency;
    this.rates =
        rates.stream()
            .sorted(Comparator.comparing(TariffRate::prefix).thenComparing(PREFERRED))
            .toArray(TariffRate[]::new);
    for (int i = this.rates.length - 1; i >= 0; i--) {
      int node = node(this.rates[i].prefix()); // may move the arrays
      rateOf[node] = i + 1;
    }
  }

  /** Such as {@code USD}; empty where the tariff names none. */
  public String currency() {
    return currency;
  }

  public int size() {
    return rates.length;
  }

  /**
   * The rate of a number over any trunk that does not end; {@link TariffRate#NONE} for anything
   * without a plus.
   */
  public TariffRate of(String number) {
    return of(number, FOR_GOOD, "");
  }

  /**
   * The rate of a number {@code +12025550123}; {@link TariffRate#NONE} for anything without a plus.
   *
   * @param time when the call began
   * @param trunk that it goes over; empty if that is not known
   */
  public TariffRate of(String number, long time, String trunk) {
    if (number.isEmpty() || number.charAt(0) != '+') {
      return TariffRate.NONE;
    }
    int longest = at(0, time, trunk);
    int node = 0;
    for (int i = 1; i < number.length(); i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit >= DIGITS) {
        break;
      }
      node = next[node * DIGITS + digit];
      if (node == 0) {
        break;
      }
      int here = rateOf[node] == 0 ? 0 : at(node, time, trunk);
      longest = here == 0 ? longest : here;
    }
    return longest == 0 ? TariffRate.NONE : rates[longest - 1];
  }

  /** 1 + the index of the rate of a node that holds; 0 where none does. */
  private int at(int node, long time, String trunk) {
    int first = rateOf[node];
    if (first == 0) {
      return 0;
    }
    for (int i = first - 1;
        i < rates.length && rates[i].prefix().equals(rates[first - 1].prefix());
        i++) {
      if (rates[i].terms().holds(time, trunk)) {
        return i + 1;
      }
    }
    return 0;
  }

  private int node(String prefix) {
    int node = 0;
    for (int i = 0; i < prefix.length(); i++) {
      int cell = node * DIGITS + prefix.charAt(i) - '0';
      node = next[cell];
      if (node == 0) {
        node = added();
        next[cell] = node;
      }
    }
    return node;
  }

  private int added() {
    if (nodes == rateOf.length) {
      rateOf = Arrays.copyOf(rateOf, nodes * 2);
      next = Arrays.copyOf(next, nodes * 2 * DIGITS);
    }
    return nodes++;
  }
}
