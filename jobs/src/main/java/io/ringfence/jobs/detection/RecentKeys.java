package io.ringfence.jobs.detection;

import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of numbers and addresses with a signal of the last stretch of event time, and of up to
 * another before it: those whose signals a listing of a range or network can still reach. Signals
 * may be far ahead of the watermark, as when a backlog is read. Not stored; after a restart it is
 * incomplete until a whole stretch has passed, or it has been told. About 100 bytes a key.
 */
final class RecentKeys {

  private final long stretchMillis;
  private Set<String> young = new HashSet<>();
  private Set<String> old = new HashSet<>();
  private long turned = Long.MIN_VALUE;
  private long newestOfYoung = Long.MIN_VALUE;
  private long newestOfOld = Long.MIN_VALUE;
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
      young.add(key);
      newestOfYoung = Math.max(newestOfYoung, time);
    }
  }

  /** Whether a range or a network can cover a subject of this kind. */
  static boolean reachable(String key) {
    char kind = key.charAt(0);
    return kind == 'n' || kind == 'i';
  }

  /** Takes up all keys that had been seen before a restart, none with a signal after this time. */
  void restore(Set<String> before, long newest) {
    old.addAll(before);
    newestOfOld = Math.max(newestOfOld, newest);
    complete = true;
  }

  void advance(long watermark) {
    if (turned == Long.MIN_VALUE) {
      turned = watermark;
    } else if (watermark - turned >= stretchMillis && watermark - stretchMillis > newestOfOld) {
      turned = watermark;
      old = young;
      newestOfOld = newestOfYoung;
      young = new HashSet<>();
      newestOfYoung = Long.MIN_VALUE;
      complete = true;
    }
  }

  /** Whether every key of the last stretch is known. */
  boolean complete() {
    return complete;
  }

  /** Those that a range or network covers. */
  List<String> under(Subject changed) {
    List<String> under = new ArrayList<>();
    for (String key : young) {
      if (covers(changed, key)) {
        under.add(key);
      }
    }
    for (String key : old) {
      if (!young.contains(key) && covers(changed, key)) {
        under.add(key);
      }
    }
    return under;
  }

  private static boolean covers(Subject changed, String key) {
    return SharedStanding.covers(changed, Subject.ofKey(key));
  }
}
