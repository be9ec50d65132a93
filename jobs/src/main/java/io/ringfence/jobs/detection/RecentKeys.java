package io.ringfence.jobs.detection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keys of numbers and addresses that were seen in the last stretch of event time or the one before:
 * those whose signals a listing of a range or network can still reach. Not stored; after a restart
 * it is incomplete until a whole stretch has passed. About 100 bytes a key.
 */
final class RecentKeys {

  private final long stretchMillis;
  private Set<String> young = new HashSet<>();
  private Set<String> old = new HashSet<>();
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

  void saw(String key) {
    char kind = key.charAt(0);
    if (kind == 'n' || kind == 'i') {
      young.add(key);
    }
  }

  void advance(long watermark) {
    if (turned == Long.MIN_VALUE) {
      turned = watermark;
    } else if (watermark - turned >= stretchMillis) {
      turned = watermark;
      old = young;
      young = new HashSet<>();
      complete = true;
    }
  }

  /** Whether every key of the last stretch is known. */
  boolean complete() {
    return complete;
  }

  void forEach(Consumer<String> visitor) {
    young.forEach(visitor);
    for (String key : old) {
      if (!young.contains(key)) {
        visitor.accept(key);
      }
    }
  }
}
