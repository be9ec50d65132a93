package io.ringfence.enrich;

import io.ringfence.signal.number.NumberFacts;

/**
 * Facts of the numbers asked for lately, by the whole number: what a plan says of a number is no
 * property of a prefix (lengths differ within one, and some ranges end at a late digit).
 *
 * <p>Two ways a set, the younger first. No locks: entries are immutable, and a race only costs a
 * look-up. Bounded from the start.
 */
final class NumberCache {

  /** About 13 MB; a look-up that misses takes about a microsecond, one that hits 30 ns or less. */
  static final int USUAL_ENTRIES = 1 << 16;

  private record Entry(String number, NumberFacts facts) {}

  private final Entry[] entries;
  private final int shift;

  NumberCache(int entries) {
    if (entries < 2 || Integer.bitCount(entries) != 1) {
      throw new IllegalArgumentException("a number cache has 2, 4, 8, ... entries");
    }
    this.entries = new Entry[entries];
    this.shift = Integer.numberOfLeadingZeros(entries) + 1;
  }

  /** Null where it is not remembered. */
  NumberFacts get(String number) {
    int set = set(number);
    Entry young = entries[set];
    if (young != null && young.number().equals(number)) {
      return young.facts();
    }
    Entry old = entries[set + 1];
    return old != null && old.number().equals(number) ? old.facts() : null;
  }

  void put(String number, NumberFacts facts) {
    int set = set(number);
    entries[set + 1] = entries[set];
    entries[set] = new Entry(number, facts);
  }

  /** The high bits of a product with the golden ratio: neighbouring numbers spread evenly. */
  private int set(String number) {
    return ((number.hashCode() * 0x9E3779B9) >>> shift) & ~1;
  }
}
