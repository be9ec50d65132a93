package io.ringfence.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often the most frequent value came: a Long, 0 of an empty window. Exact up to {@link #EXACT}
 * contributions (those of one value at one time are one). Beyond, until the window has run empty,
 * one counter for each value in each bucket (over / {@link #BUCKETS} wide, at least 1 ms), at most
 * cap counters a bucket, kept by Misra and Gries' rule for frequent elements (Science of Computer
 * Programming 2, 1982): a value that finds no room lowers all counters of its bucket by its weight
 * or the least of them.
 *
 * <p>Error: with W contributions in the window, too low by at most W / (cap + 1), and by nothing
 * while no bucket has more than cap values; too high by at most what came of one value in one
 * bucket's width before the window.
 *
 * <p>A reading tallies all entries: 32 to 64 bytes of garbage an entry. Stored: each hash once (8
 * bytes), then 3 to 6 bytes an entry; 1.7 KiB at most while exact, and with the default cap also
 * beyond.
 */
final class TopWindow extends SlidingWindow {

  /** Twice what a count gets, as the most frequent value has only part of the entries. */
  static final int EXACT = 128;

  /** With the default cap of 16, 9 buckets of counters are as large as {@link #EXACT} entries. */
  static final int BUCKETS = 8;

  private final long width;

  private Counters counters;

  private boolean coarse;

  TopWindow(MeasureSpec spec) {
    this(spec, new Counters(), false);
  }

  private TopWindow(MeasureSpec spec, Counters counters, boolean coarse) {
    super(spec);
    this.width = Trail.width(spec.overMillis(), BUCKETS);
    this.counters = counters;
    this.coarse = coarse;
  }

  @Override
  void add(long time, Contribution contribution) {
    if (coarse) {
      count(time, contribution.bits(), contribution.weight());
      return;
    }
    int same = counters.find(contribution.bits(), counters.firstSince(time));
    if (same >= 0) {
      counters.raise(same, time, contribution.weight());
    } else {
      counters.append(time, contribution.bits(), contribution.weight());
    }
    if (counters.size() > EXACT) {
      coarsen();
    }
  }

  private void coarsen() {
    Counters single = counters;
    counters = new Counters();
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
    } else if (counters.size() - bucket < Windows.cap(spec())) {
      counters.append(time, hash, weight);
    } else {
      long by = Math.min(weight, counters.least(bucket));
      counters.lower(bucket, by);
      if (weight > by) {
        counters.append(time, hash, weight - by);
      }
    }
  }

  @Override
  void forget(long start) {
    counters.dropThrough(start);
    if (counters.size() == 0) {
      coarse = false;
    }
  }

  @Override
  Reading readAfter(long start, Tail tail) {
    int oldest = counters.firstSince(start + 1);
    Tally tally = new Tally(start, counters.size() - oldest);
    for (int i = oldest; i < counters.size(); i++) {
      tally.add(counters.hash(i), counters.count(i));
    }
    tail.forEach(tally);
    return new Reading(tally.most(), !coarse || latest() <= start);
  }

  @Override
  boolean spentAfter(long start) {
    return counters.firstSince(start + 1) == counters.size();
  }

  @Override
  public boolean isEmpty() {
    return counters.size() == 0;
  }

  @Override
  public long earliest() {
    return counters.size() == 0 ? Long.MAX_VALUE : counters.time(0);
  }

  @Override
  public boolean exact() {
    return !coarse;
  }

  @Override
  SlidingWindow duplicate() {
    return new TopWindow(spec(), counters.copy(), coarse);
  }

  @Override
  void write(DataOutput out) throws IOException {
    counters.write(latest(), out);
  }

  static SlidingWindow read(MeasureSpec spec, long latest, boolean coarse, DataInput in)
      throws IOException {
    int atMost = Math.max(EXACT, (BUCKETS + 1) * Windows.cap(spec));
    return new TopWindow(spec, Counters.read(latest, atMost, in), coarse);
  }
}
