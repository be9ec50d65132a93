package io.ringfence.judge;

import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * With whom one subject was seen, and what that has told the lists. Kept apart from the rest that
 * is known of a subject, as it is asked for rarely. Mutable, owned by one task, changed by the
 * judge only.
 */
public final class Links {

  /**
   * Others of one kind that are kept, the latest: with so many the subject is shared, and links
   * tell nothing. About 40 bytes each.
   */
  static final int MOST_OF_A_KIND = 8;

  /**
   * What was told is kept for as long as its link, this many at most; about 120 bytes each. As many
   * as can stand: four listings told to eight others of three kinds.
   */
  static final int MOST_TOLD = 96;

  /** To which last sightings are exact: a subject's links change at most so often by themselves. */
  static final long DAY = 86_400_000;

  /**
   * Somebody who was seen together with the subject.
   *
   * @param first when
   * @param last when, on the last day that they were
   */
  record Other(String key, long first, long last) {}

  /**
   * What was last told the lists of another.
   *
   * @param standing whether it is still so, or was taken back
   */
  record Told(
      String key,
      Origin origin,
      long time,
      long from,
      long until,
      long version,
      boolean standing) {}

  /** Of each kind in the order in which they came. */
  final Map<SubjectKind, List<Other>> others = new EnumMap<>(SubjectKind.class);

  /** By the listing's id. */
  final TreeMap<String, Told> told = new TreeMap<>();

  static long day(long time) {
    return Math.floorDiv(time, DAY);
  }

  List<Other> of(SubjectKind kind) {
    return others.getOrDefault(kind, List.of());
  }

  List<Other> all() {
    List<Other> all = new ArrayList<>();
    others.values().forEach(all::addAll);
    return all;
  }

  int size() {
    return others.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Takes in that the subject was seen with another.
   *
   * @return whether that changes anything
   */
  boolean saw(String key, long time) {
    List<Other> known =
        others.computeIfAbsent(Subject.ofKey(key).kind(), kind -> new ArrayList<>(2));
    int stalest = 0;
    for (int i = 0; i < known.size(); i++) {
      Other each = known.get(i);
      if (each.key().equals(key)) {
        if (time >= each.first() && day(time) <= day(each.last())) {
          return false;
        }
        known.set(i, new Other(key, Math.min(each.first(), time), Math.max(each.last(), time)));
        return true;
      }
      if (each.last() < known.get(stalest).last()) {
        stalest = i;
      }
    }
    if (known.size() >= MOST_OF_A_KIND) {
      if (day(known.get(stalest).last()) >= day(time)) {
        return false;
      }
      known.remove(stalest);
    }
    known.add(new Other(key, time, time));
    return true;
  }

  /** Whether all of a kind that can be kept have been seen on the day. */
  boolean full(SubjectKind kind, long day) {
    List<Other> known = of(kind);
    return known.size() >= MOST_OF_A_KIND && known.stream().allMatch(o -> day(o.last()) >= day);
  }

  /**
   * Whether one more can be told. For that the oldest that was taken back is forgotten: whoever is
   * listed again and again goes on passing it on. If just that one had to be told anew it would not
   * be.
   */
  boolean hasRoomToTell() {
    if (told.size() < MOST_TOLD) {
      return true;
    }
    String oldest = null;
    for (Map.Entry<String, Told> each : told.entrySet()) {
      if (!each.getValue().standing()
          && (oldest == null || each.getValue().time() < told.get(oldest).time())) {
        oldest = each.getKey();
      }
    }
    return oldest != null && told.remove(oldest) != null;
  }

  /** Forgets those who were last seen before a time; whether there were any. */
  boolean forget(long before) {
    boolean any = false;
    for (List<Other> each : others.values()) {
      any |= each.removeIf(other -> other.last() < before);
    }
    others.values().removeIf(List::isEmpty);
    return any;
  }

  boolean knows(String key) {
    return of(Subject.ofKey(key).kind()).stream().anyMatch(other -> other.key().equals(key));
  }

  /** Time of the earliest last sighting; {@link Long#MAX_VALUE} without any. */
  long earliest() {
    long earliest = Long.MAX_VALUE;
    for (List<Other> each : others.values()) {
      for (Other other : each) {
        earliest = Math.min(earliest, other.last());
      }
    }
    return earliest;
  }
}
