package io.ringfence.jobs.detection;

import java.util.Arrays;

/**
 * A set of 64-bit hashes, 16 to 32 bytes each, a quarter of what a set of boxed ones takes. Open
 * addressing with linear probing, at most half full; the values are hashes, so their low bits are
 * their places.
 */
final class HashSet64 {

  private static final int SMALLEST = 64;

  private long[] table = new long[SMALLEST];
  private int size;

  /** An empty place holds 0, so 0 itself is kept here. */
  private boolean zero;

  /** False if it was there. */
  boolean add(long hash) {
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

  boolean contains(long hash) {
    return hash == 0 ? zero : table[place(table, hash)] == hash;
  }

  int size() {
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
