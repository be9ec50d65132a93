package io.ringfence.signal.encoding;

import java.util.Arrays;

/**
 * A set of 64-bit hashes, 16 to 32 bytes each, a quarter of what a set of boxed ones takes. Open
 * addressing with linear probing, at most half full; the values are hashes, so their low bits are
 * their places.
 */
public final class HashSet64 {

  private static final int SMALLEST = 8;

  private long[] table;
  private int size;

  /** An empty place holds 0, so 0 itself is kept here. */
  private boolean zero;

  public HashSet64() {
    this(SMALLEST);
  }

  /**
   * @param expected how many hashes to make room for from the beginning
   */
  public HashSet64(int expected) {
    table = new long[Integer.highestOneBit(Math.max(SMALLEST, 2 * expected) * 2 - 1)];
  }

  /** False if it was there. */
  public boolean add(long hash) {
    if (hash == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int place = place(table, hash);
    if (table[place] == hash) {
      return false;
    }
    table[place] = hash;
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return true;
  }

  public boolean contains(long hash) {
    return hash == 0 ? zero : table[place(table, hash)] == hash;
  }

  public int size() {
    return zero ? size + 1 : size;
  }

  private static int place(long[] table, long hash) {
    int mask = table.length - 1;
    int place = (int) hash & mask;
    while (table[place] != 0 && table[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    Arrays.stream(table)
        .filter(hash -> hash != 0)
        .forEach(hash -> larger[place(larger, hash)] = hash);
    table = larger;
  }
}
