package io.ringfence.enrich;

import java.util.Arrays;
import java.util.List;

/**
 * What a minute to a number costs, by longest prefix. A trie of digits in two arrays: a look-up
 * touches one cell a digit and allocates nothing. Immutable once built.
 */
public final class Tariff {

  public static final Tariff EMPTY = new Tariff(List.of());

  private static final int DIGITS = 10;

  private final TariffRate[] rates;

  /** Of node n and digit d at n * 10 + d, the node behind it; 0 where there is none. */
  private int[] next = new int[DIGITS * 64];

  /** Of each node, 1 + the index of the rate that ends there; 0 where none does. */
  private int[] rateOf = new int[64];

  private int nodes = 1;

  /** Prefixes are digits; of equal ones the last holds. */
  public Tariff(List<TariffRate> rates) {
    this.rates = rates.toArray(TariffRate[]::new);
    for (int i = 0; i < this.rates.length; i++) {
      int node = node(this.rates[i].prefix());
      rateOf[node] = i + 1;
    }
  }

  /**
   * The rate of a number {@code +12025550123}; {@link TariffRate#NONE} for anything without a plus.
   */
  public TariffRate of(String number) {
    if (number.isEmpty() || number.charAt(0) != '+') {
      return TariffRate.NONE;
    }
    int longest = rateOf[0];
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
      longest = rateOf[node] == 0 ? longest : rateOf[node];
    }
    return longest == 0 ? TariffRate.NONE : rates[longest - 1];
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
