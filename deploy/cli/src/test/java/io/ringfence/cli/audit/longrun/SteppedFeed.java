package io.ringfence.cli.audit.longrun;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Records in two parts, which a job in this JVM reads as far as the test lets it. */
public final class SteppedFeed implements AutoCloseable {

  public static final int PARTS = 2;

  private static final Map<String, SteppedFeed> FEEDS = new ConcurrentHashMap<>();

  private final String name;
  private final List<List<SimulatedRecord>> parts = new ArrayList<>();
  private final AtomicIntegerArray read = new AtomicIntegerArray(PARTS);
  private volatile long mark = Long.MIN_VALUE;
  private volatile CompletableFuture<Void> moved = new CompletableFuture<>();

  /**
   * Nothing can be read yet.
   *
   * @param records in the order in which they arrive
   */
  public SteppedFeed(String name, List<SimulatedRecord> records) {
    this.name = name;
    for (int i = 0; i < PARTS; i++) {
      parts.add(new ArrayList<>());
    }
    for (SimulatedRecord each : records) {
      parts.get(Math.floorMod(each.key().hashCode(), PARTS)).add(each);
    }
    FEEDS.put(name, this);
  }

  static SteppedFeed of(String name) {
    return FEEDS.get(name);
  }

  /** Lets what has arrived by then be read. */
  public void upTo(long time) {
    mark = time;
    CompletableFuture<Void> before = moved;
    moved = new CompletableFuture<>();
    before.complete(null);
  }

  /** When the last record arrives that may be read: at most the time given. */
  long lastUpTo(long time) {
    long last = Long.MIN_VALUE;
    for (List<SimulatedRecord> part : parts) {
      int end = end(part, time);
      last = end == 0 ? last : Math.max(last, part.get(end - 1).arrival());
    }
    return last;
  }

  private static int end(List<SimulatedRecord> part, long time) {
    int from = 0;
    int to = part.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (part.get(middle).arrival() <= time) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Whether all that may be read has been. */
  public boolean isRead() {
    for (int part = 0; part < PARTS; part++) {
      if (read.get(part) != end(parts.get(part), mark)) {
        return false;
      }
    }
    return true;
  }

  /** Done at the next {@link #upTo}. */
  CompletableFuture<Void> moved() {
    return moved;
  }

  /** The record at a position, null if it may not be read yet. */
  SimulatedRecord at(int part, int position) {
    List<SimulatedRecord> records = parts.get(part);
    return position < records.size() && records.get(position).arrival() <= mark
        ? records.get(position)
        : null;
  }

  /** Another job is to read, from where its state says. */
  void again() {
    for (int part = 0; part < PARTS; part++) {
      read.set(part, -1);
    }
  }

  void hasRead(int part, int records) {
    read.set(part, records);
  }

  @Override
  public void close() {
    FEEDS.remove(name);
  }
}
