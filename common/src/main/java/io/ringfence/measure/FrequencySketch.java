package io.ringfence.measure;

import io.ringfence.measure.history.BoundedHistory;
import io.ringfence.measure.history.TimedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often which value came, as TOP and AGAIN keep it. Exact up to {@link #EXACT} contributions
 * (those of one value at one time are one). Beyond, one counter for each value in each bucket (over
 * / {@link #BUCKETS} wide, at least 1 ms), at most cap counters a bucket, kept by Misra and Gries'
 * rule for frequent elements (Science of Computer Programming 2, 1982): a value that finds no room
 * lowers all counters of its bucket by its weight or the least of them.
 *
 * <p>Error: with W contributions in the window, each count is too low by at most W / (cap + 1), and
 * by nothing while no bucket has more than cap values; too high by at most what came of the value
 * in one bucket's width before the window.
 *
 * <p>Stored: each hash once (8 bytes), then 3 to 6 bytes an entry; 1.7 KiB at most while exact, and
 * with the default cap also beyond.
 */
final class FrequencySketch {

  /** Twice what a count gets, as the most frequent value has only part of the entries. */
  static final int EXACT = 128;

  /** With the default cap of 16, 9 buckets of counters are as large as {@link #EXACT} entries. */
  static final int BUCKETS = 8;

  private final int cap;
  private final long width;

  private TimedCounts counters = new TimedCounts();
  private boolean coarse;

  /** Time of the latest contribution, which may have found no room. */
  private long newest = Long.MIN_VALUE;

  FrequencySketch(MeasureSpec spec) {
    cap = spec.effectiveCap();
    width = BoundedHistory.width(spec.overMillis(), BUCKETS);
  }

  TimedCounts counters() {
    return counters;
  }

  boolean isEmpty() {
    return counters.size() == 0;
  }

  boolean exact() {
    return !coarse;
  }

  /** Whether every contribution is at or before the given time, those without room included. */
  boolean leftBy(long start) {
    return newest <= start || knowsNothing();
  }

  /** Whether nothing is known: neither a counter, nor that some found no room. */
  boolean knowsNothing() {
    return isEmpty() && !coarse;
  }

  void add(long time, long hash, long weight) {
    newest = time;
    if (coarse) {
      count(time, hash, weight);
      return;
    }
    int same = counters.find(hash, counters.firstSince(time));
    if (same >= 0) {
      counters.raise(same, time, weight);
    } else {
      counters.append(time, hash, weight);
    }
    if (counters.size() > EXACT) {
      coarsen();
    }
  }

  private void coarsen() {
    TimedCounts single = counters;
    counters = new TimedCounts();
    coarse = true;
    for (int i = 0; i < single.size(); i++) {
      count(single.time(i), single.hash(i), single.count(i));
    }
  }

  private void count(long time, long hash, long weight) {
    int bucket = counters.firstSince(Math.floorDiv(time, width) * width);
    int same = counters.find(hash, bucket);
    if (same >= 0) {
      counters.raise(same, time, weight);
    } else if (counters.size() - bucket < cap) {
      counters.append(time, hash, weight);
    } else {
      long by = Math.min(weight, counters.least(bucket));
      counters.lower(bucket, by);
      if (weight > by) {
        counters.append(time, hash, weight - by);
      }
    }
  }

  void forget(long start) {
    counters.dropThrough(start);
  }

  /** The window has run empty: what comes is counted exactly again. */
  void startAnew() {
    counters.dropThrough(Long.MAX_VALUE);
    coarse = false;
    newest = Long.MIN_VALUE;
  }

  /** When the oldest entry leaves the window, less its length. */
  long earliest() {
    if (isEmpty()) {
      return coarse ? newest : Long.MAX_VALUE;
    }
    return counters.time(0);
  }

  /** Index of the oldest counter later than the given time, or how many there are. */
  int firstAfter(long start) {
    return counters.firstSince(start + 1);
  }

  void write(long latest, DataOutput out) throws IOException {
    counters.write(latest, out);
  }

  void restore(long latest, boolean wasCoarse, DataInput in) throws IOException {
    counters = TimedCounts.read(latest, Math.max(EXACT, (BUCKETS + 1) * cap), in);
    coarse = wasCoarse;
    newest = latest;
  }
}
