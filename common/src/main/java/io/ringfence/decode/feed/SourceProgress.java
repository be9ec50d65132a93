package io.ringfence.decode.feed;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How far one reader's feeds have got in event time. Only accepted traffic and security signals
 * move it: listings and privacy requests tell of any time, and are never late.
 *
 * <p>A plain value to be kept in a reader's state; not thread-safe.
 */
public final class SourceProgress {

  /** A source so far behind the others is idle: it no longer holds back what they have reached. */
  public static final long IDLE_MILLIS = 15 * 60 * 1000;

  /** A source so far behind is forgotten, and starts anew should it come back. */
  static final long FORGOTTEN_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /**
   * Names are the feeds' to choose: about 1 MB when full. All sources beyond the bound are one
   * source, the rest, of which nothing is late.
   */
  static final int MOST_SOURCES = 10_000;

  /** The name of the rest: no source is called so. */
  public static final String REST = "";

  private static final long TIDY_EVERY_MILLIS = 60 * 60 * 1000;

  /** How far one source has got. */
  private static final class Reached {
    private long time;

    /** Its time when it was queued; it may have moved since. */
    private long queued;

    private boolean waitedFor;

    /** When it last moved, by {@link SourceProgress#now}. */
    private long movedAt;

    Reached(long time) {
      this.time = time;
    }
  }

  private final Sources sources;
  private final Map<String, Reached> reached = new HashMap<>();

  /**
   * Sources that hold back the watermark. One that moves stays where it is until it is the first,
   * so that a record costs the logarithm of the number of sources at most.
   */
  private final PriorityQueue<Reached> slowest =
      new PriorityQueue<>(Comparator.comparingLong((Reached each) -> each.queued));

  private long greatest = Long.MIN_VALUE;
  private long tidied = Long.MIN_VALUE;
  private long watermark = Long.MIN_VALUE;

  /** A clock of the reader's, not of event time. */
  private long now;

  public SourceProgress(Sources sources) {
    this.sources = sources;
  }

  /** Whether a signal comes more than its source's lateness behind what the source has reached. */
  public boolean late(Signal signal) {
    return moves(signal) && late(signal.source(), signal.time());
  }

  public boolean late(String source, long time) {
    Reached before = reached.get(source);
    return before != null && time < before.time - sources.of(source).lateness();
  }

  /** Takes in a signal that is not late; whether it moves its source. */
  public boolean accept(Signal signal) {
    return moves(signal) && advance(signal.source(), signal.time());
  }

  /**
   * How far the source of an accepted signal is behind a time, in milliseconds; one of the rest is
   * where its signal is. 0 for a signal that is of any time.
   */
  public long behind(Signal signal, long time) {
    if (!moves(signal)) {
      return 0;
    }
    Reached source = reached.get(signal.source());
    return Math.max(0, time - (source == null ? signal.time() : source.time));
  }

  /**
   * The time that every active source has reached; {@link Long#MIN_VALUE} before anything. Never
   * goes back, also when an idle source wakes up behind it.
   */
  public long watermark() {
    Reached first = first(greatest - IDLE_MILLIS, Long.MIN_VALUE);
    watermark = Math.max(watermark, first == null ? greatest : first.time);
    return watermark;
  }

  /** The reader's own clock, by which sources are quiet. */
  public void clock(long reading) {
    now = reading;
  }

  /** Waits no longer for sources that have not moved since, by the reader's own clock. */
  public void release(long since) {
    first(Long.MIN_VALUE, since);
  }

  /**
   * The slowest source that is waited for, or null; those that are behind a time, or have not moved
   * since by the reader's own clock, are not waited for until they move.
   */
  private Reached first(long time, long since) {
    Reached first = slowest.peek();
    while (first != null
        && (first.queued != first.time || first.time < time || first.movedAt < since)) {
      slowest.remove();
      first.waitedFor = false;
      if (first.queued != first.time) {
        waitFor(first);
      }
      first = slowest.peek();
    }
    return first;
  }

  /** The time that the furthest source has reached; {@link Long#MIN_VALUE} before anything. */
  public long greatest() {
    return greatest;
  }

  private void waitFor(Reached source) {
    if (!source.waitedFor) {
      source.waitedFor = true;
      source.queued = source.time;
      slowest.add(source);
    }
  }

  /** What each source has reached, to be stored. */
  public Map<String, Long> snapshot() {
    Map<String, Long> times = new HashMap<>();
    reached.forEach((source, each) -> times.put(source, each.time));
    return times;
  }

  /** Takes up what was stored; of several that tell of a source the greatest counts. */
  public void restore(Map<String, Long> stored) {
    stored.forEach(this::advance);
  }

  private static boolean moves(Signal signal) {
    return !(signal instanceof Listing) && !(signal instanceof Privacy);
  }

  private boolean advance(String name, long time) {
    boolean known = reached.containsKey(name) || reached.size() < MOST_SOURCES;
    String source = known ? name : REST;
    Reached own = reached.get(source);
    if (own != null && time <= own.time) {
      return false;
    }
    greatest = Math.max(greatest, time);
    if (own == null) {
      own = new Reached(time);
      reached.put(source, own);
    }
    own.time = time;
    own.movedAt = now;
    waitFor(own);
    tidy();
    return true;
  }

  private void tidy() {
    if (tidied == Long.MIN_VALUE || greatest - tidied >= TIDY_EVERY_MILLIS) {
      reached.values().removeIf(each -> each.time < greatest - FORGOTTEN_MILLIS);
      tidied = greatest;
    }
  }
}
