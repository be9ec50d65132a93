package io.ringfence.measure.history;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;

/** Counts per hash for one reading: open addressing, at most half full. */
public final class HashTotals implements PendingContributions.Visitor {

  private final long start;
  private long[] hashes;
  private long[] counts;
  private int used;
  private long most;

  /**
   * @param start contributions of the tail at or before this are not counted
   * @param expected how many different hashes to make room for
   */
  public HashTotals(long start, int expected) {
    this.start = start;
    int capacity = Integer.highestOneBit(Math.max(4, expected) * 2 - 1) * 2;
    hashes = new long[capacity];
    counts = new long[capacity];
  }

  /** The greatest count. */
  public long most() {
    return most;
  }

  @Override
  public void visit(long time, Contribution contribution) {
    if (time > start) {
      add(contribution.bits(), contribution.weight());
    }
  }

  /** Adds to each that is here what others count of it. */
  public void addToEach(RunningTotals others) {
    for (int i = 0; i < hashes.length; i++) {
      if (counts[i] > 0) {
        counts[i] += others.count(hashes[i]);
        most = Math.max(most, counts[i]);
      }
    }
  }

  public void add(long hash, long count) {
    if (used * 2 >= hashes.length) {
      grow();
    }
    int i = slot(hash);
    if (counts[i] == 0) {
      used++;
    }
    hashes[i] = hash;
    counts[i] += count;
    most = Math.max(most, counts[i]);
  }

  private int slot(long hash) {
    int i = (int) hash & hashes.length - 1;
    while (counts[i] != 0 && hashes[i] != hash) {
      i = i + 1 & hashes.length - 1;
    }
    return i;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldCounts = counts;
    hashes = new long[oldHashes.length * 2];
    counts = new long[oldHashes.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] != 0) {
        int to = slot(oldHashes[i]);
        hashes[to] = oldHashes[i];
        counts[to] = oldCounts[i];
      }
    }
  }
}
