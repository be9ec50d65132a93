package io.ringfence.jobs.detection;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.HashSet64;

/**
 * Which ids one task has seen in the last lateness of event time: for signals that are delivered to
 * no subject, and whose repeats therefore no subject can count, and for privacy requests, which
 * must not be carried out twice. Two generations, each one lateness long, so that every repeat
 * within a lateness of event time is found.
 *
 * <p>Exact in a scan, where one task reads everything. In a job it is best effort: a repeat that
 * another task reads, or that comes after a restart (nothing here is stored), is not found.
 */
final class UndeliveredDuplicates {

  /**
   * Ids of a generation; a feed that brings more than this within a lateness (1,700 signals a
   * second over 10 minutes) has a shorter one. 16 MB when full, for each of the two generations.
   */
  static final int MOST_IDS = 1_000_000;

  private final long stretchMillis;
  private HashSet64 young = new HashSet64();
  private HashSet64 old = new HashSet64();
  private long reached = Long.MIN_VALUE;
  private long turned = Long.MIN_VALUE;

  UndeliveredDuplicates(long stretchMillis) {
    this.stretchMillis = stretchMillis;
  }

  /** Takes note of the signal's id, and says whether it was known. */
  boolean seen(Signal signal) {
    advance(signal);
    long id = Hash.of(signal.id());
    return old.contains(id) || !young.add(id);
  }

  /** Listings and privacy requests are of any time and advance nothing. */
  private void advance(Signal signal) {
    if (!(signal instanceof Listing) && !(signal instanceof Privacy)) {
      reached = Math.max(reached, signal.time());
    }
    if (turned == Long.MIN_VALUE) {
      turned = reached;
    }
    if (reached - turned > stretchMillis || young.size() >= MOST_IDS) {
      turned = reached;
      old = young;
      young = new HashSet64();
    }
  }
}
