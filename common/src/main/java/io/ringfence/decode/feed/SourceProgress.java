package io.ringfence.decode.feed;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import java.util.HashMap;
import java.util.Map;

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
   * Names are the feeds' to choose: about 1 MB when full. A source beyond the bound is not
   * remembered, and is never late.
   */
  static final int MOST_SOURCES = 10_000;

  private static final long TIDY_EVERY_MILLIS = 60 * 60 * 1000;

  private final Sources sources;
  private final Map<String, Long> reached = new HashMap<>();
  private long greatest = Long.MIN_VALUE;
  private long tidied = Long.MIN_VALUE;
  private long watermark = Long.MIN_VALUE;
  private long lowest = Long.MIN_VALUE;
  private boolean stale;

  public SourceProgress(Sources sources) {
    this.sources = sources;
  }

  /** Whether a signal comes more than its source's lateness behind what the source has reached. */
  public boolean late(Signal signal) {
    return moves(signal) && late(signal.source(), signal.time());
  }

  public boolean late(String source, long time) {
    Long before = reached.get(source);
    return before != null && time < before - sources.of(source).lateness();
  }

  /** Takes in a signal that is not late; whether it moves its source. */
  public boolean accept(Signal signal) {
    return moves(signal) && advance(signal.source(), signal.time());
  }

  /**
   * The time that every active source has reached; {@link Long#MIN_VALUE} before anything. Never
   * goes back, also when an idle source wakes up behind it.
   */
  public long watermark() {
    if (stale) {
      lowest = greatest;
      for (long each : reached.values()) {
        if (each >= greatest - IDLE_MILLIS && each < lowest) {
          lowest = each;
        }
      }
      watermark = Math.max(watermark, lowest);
      stale = false;
    }
    return watermark;
  }

  /** What each source has reached, to be stored. */
  public Map<String, Long> snapshot() {
    return new HashMap<>(reached);
  }

  /** Takes up what was stored; of several that tell of a source the greatest counts. */
  public void restore(Map<String, Long> stored) {
    stored.forEach(this::advance);
  }

  private static boolean moves(Signal signal) {
    return !(signal instanceof Listing) && !(signal instanceof Privacy);
  }

  private boolean advance(String source, long time) {
    Long before = reached.get(source);
    if (before != null && time <= before) {
      return false;
    }
    greatest = Math.max(greatest, time);
    if (before == null && reached.size() >= MOST_SOURCES) {
      tidy();
      return false;
    }
    reached.put(source, time);
    // The lowest can only change if it is this source's, if this one is new, or if it falls idle.
    stale |= before == null || before <= lowest || lowest < greatest - IDLE_MILLIS;
    tidy();
    return true;
  }

  private void tidy() {
    if (tidied == Long.MIN_VALUE || greatest - tidied >= TIDY_EVERY_MILLIS) {
      reached.values().removeIf(each -> each < greatest - FORGOTTEN_MILLIS);
      tidied = greatest;
    }
  }
}
