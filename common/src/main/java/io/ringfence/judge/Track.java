package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One rule's episodes on one subject. */
final class Track {

  /**
   * Closed episodes that are kept whole, so that an allow learnt late can still retract them. About
   * 1 kB each, and only accused subjects have any.
   */
  static final int MOST_CLOSED = 4;

  /**
   * The same of a rule on listings, whose withdrawal takes back all that rested on them: as many as
   * there are signals that can be judged again.
   */
  static final int MOST_CLOSED_ON_LISTINGS = SubjectState.MOST_TRACED;

  /** The settled episode that may still go on, or null. */
  Episode open;

  /** The ordinal that the next settled episode gets. */
  int nextOrdinal = 1;

  /** What was last told, by ordinal. */
  final TreeMap<Integer, Published> published = new TreeMap<>();

  boolean isEmpty() {
    return open == null && nextOrdinal == 1 && published.isEmpty();
  }

  /** The time of the latest hit that is known here, or {@link Long#MIN_VALUE}. */
  long latest() {
    long latest = open == null ? Long.MIN_VALUE : open.last();
    for (Published each : published.values()) {
      latest = Math.max(latest, each.episode().last());
    }
    return latest;
  }

  /** Forgets the oldest closed and retracted episodes beyond the bound. */
  void trim(Rule rule) {
    int most = rule.readsStanding() ? MOST_CLOSED_ON_LISTINGS : MOST_CLOSED;
    List<Published> over = over();
    for (Published each : over.subList(0, Math.max(0, over.size() - most))) {
      published.remove(each.episode().ordinal());
    }
  }

  /** What was told of episodes that are settled and over, by ordinal. */
  List<Published> over() {
    List<Published> over = new ArrayList<>();
    for (Published each : published.headMap(nextOrdinal).values()) {
      if (over(each.episode().ordinal())) {
        over.add(each);
      }
    }
    return over;
  }

  /**
   * Whether the episode of this ordinal is settled and over. One that was found in hindsight may
   * have a higher ordinal than the open one.
   */
  boolean over(int ordinal) {
    return ordinal < nextOrdinal && (open == null || ordinal != open.ordinal());
  }

  /**
   * The last episode where a hit goes on with it although it is over, else null. Event time does
   * not pass over a hit of a source that it waits for; a source that comes back from far behind may
   * bring one.
   */
  Episode resumedBy(long time, long quietMillis) {
    Published last = open == null ? published.get(nextOrdinal - 1) : null;
    return last != null
            && !last.retracted()
            && time >= last.episode().last()
            && time - last.episode().last() <= quietMillis
        ? last.episode()
        : null;
  }
}
