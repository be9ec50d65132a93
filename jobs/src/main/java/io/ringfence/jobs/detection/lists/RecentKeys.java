package io.ringfence.jobs.detection.lists;

import io.ringfence.signal.Subject;
import io.ringfence.standing.Coverage;
import java.util.List;
import java.util.Set;

/**
 * Keys of numbers and addresses with a signal of the last stretch of event time, and of up to
 * another before it: those whose signals a listing of a range or network can still reach. Signals
 * may be far ahead of the watermark, as when a backlog is read. Not stored; after a restart it is
 * incomplete until a whole stretch has passed, or {@link #restore} is called. 24 to 40 bytes a
 * number or IPv4 address: of 1,000 new ones a second, 60 to 100 MB in two stretches of 20 minutes.
 */
public final class RecentKeys {

  /** What was seen in one stretch. */
  private static final class Seen {
    private final Coverage keys = new Coverage();
    private long newest = Long.MIN_VALUE;
  }

  private final long stretchMillis;
  private Seen young = new Seen();
  private Seen old = new Seen();
  private long turned = Long.MIN_VALUE;
  private boolean complete;

  /**
   * Nothing seen yet.
   *
   * @param complete whether nothing can have been seen before, because nothing was restored
   */
  RecentKeys(long stretchMillis, boolean complete) {
    this.stretchMillis = stretchMillis;
    this.complete = complete;
  }

  void saw(String key, long time) {
    if (reachable(key)) {
      young.keys.add(key);
      young.newest = Math.max(young.newest, time);
    }
  }

  /** Whether a range or a network can cover a subject of this kind. */
  public static boolean reachable(String key) {
    char kind = key.charAt(0);
    return kind == 'n' || kind == 'i';
  }

  /** Takes up all keys that had been seen before a restart, none with a signal after this time. */
  void restore(Set<String> before, long newest) {
    before.forEach(old.keys::add);
    old.newest = Math.max(old.newest, newest);
    complete = true;
  }

  void advance(long watermark) {
    if (turned == Long.MIN_VALUE) {
      turned = watermark;
    } else if (watermark - turned >= stretchMillis && watermark - stretchMillis > old.newest) {
      turned = watermark;
      old = young;
      young = new Seen();
      complete = true;
    }
  }

  /** Whether every key of the last stretch is known. */
  boolean complete() {
    return complete;
  }

  /** Those that a range or network covers. */
  List<String> under(Subject changed) {
    List<String> under = young.keys.under(changed);
    for (String key : old.keys.under(changed)) {
      if (!young.keys.contains(key)) {
        under.add(key);
      }
    }
    return under;
  }
}
