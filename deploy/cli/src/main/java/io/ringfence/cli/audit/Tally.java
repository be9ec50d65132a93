package io.ringfence.cli.audit;

import io.ringfence.privacy.Holding;
import java.util.HashSet;
import java.util.Set;

/** What some pieces add up to. Mutable while a savepoint is read. */
final class Tally {

  private final Set<String> keysOfGroup = new HashSet<>();
  private long entries;
  private long keys;
  private long oldest = Long.MAX_VALUE;
  private long held;
  private long overdue;
  private long longestDue = Long.MAX_VALUE;

  void add(Holding holding) {
    entries++;
    keysOfGroup.add(holding.key());
    if (holding.time() != Holding.UNKNOWN) {
      oldest = Math.min(oldest, holding.time());
    }
  }

  /** A piece is past its term, and a hold keeps it. */
  void addHeld() {
    held++;
  }

  void addOverdue(Holding holding) {
    overdue++;
    longestDue = Math.min(longestDue, holding.due());
  }

  /** The keys that come next are others. */
  void groupEnds() {
    keys += keysOfGroup.size();
    keysOfGroup.clear();
  }

  long entries() {
    return entries;
  }

  long keys() {
    return keys;
  }

  /** {@link Long#MAX_VALUE} where no piece has a time. */
  long oldest() {
    return oldest;
  }

  long held() {
    return held;
  }

  long overdue() {
    return overdue;
  }

  /** When the first of the overdue pieces should have gone; {@link Long#MAX_VALUE} if none is. */
  long longestDue() {
    return longestDue;
  }
}
