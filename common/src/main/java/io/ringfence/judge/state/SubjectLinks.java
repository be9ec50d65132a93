package io.ringfence.judge.state;

import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * With whom one subject was seen, and the listings of others that were derived from it. Stored
 * apart from the rest of a subject's state, as it is needed rarely. Mutable, and owned by one task.
 */
public final class SubjectLinks {

  /**
   * Others of one kind that are kept, the latest: with so many the subject is shared, and its links
   * say nothing about a person. About 40 bytes each.
   */
  public static final int MOST_OF_A_KIND = 8;

  /**
   * Derived listings that are kept, each for as long as its link; about 120 bytes each. As many as
   * can hold at once: four listings, passed on to eight others of three kinds.
   */
  public static final int MOST_DERIVED = 96;

  /** Wrong links that are remembered, the latest. About 30 bytes each. */
  static final int MOST_SEVERED = 64;

  /** The unit in which a link's last time is exact, so that it changes at most once a day. */
  public static final long DAY = 86_400_000;

  /**
   * Somebody who was seen together with the subject.
   *
   * @param first when they were seen together first
   * @param last a time on the last day on which they were
   */
  public record Other(String key, long first, long last) {}

  /**
   * The last version of a listing of another subject that was derived from a link.
   *
   * @param key of the other
   * @param holds false if it was withdrawn
   */
  public record Derived(
      String key, Origin origin, long time, long from, long until, long version, boolean holds) {

    /** A later version. */
    public Derived next(long laterVersion, boolean nowHolds) {
      return new Derived(key, origin, time, from, until, laterVersion, nowHolds);
    }

    /** The same as a consequence of something else. */
    public Derived of(Origin other) {
      return new Derived(key, other, time, from, until, version, holds);
    }
  }

  /** Of each kind in the order in which they came. */
  private final Map<SubjectKind, List<Other>> others = new EnumMap<>(SubjectKind.class);

  /** By the listing's id. */
  private final TreeMap<String, Derived> derived = new TreeMap<>();

  /** Keys of others to whom a link was wrong, with the time up to which it was. */
  private final TreeMap<String, Long> severed = new TreeMap<>();

  public static long day(long time) {
    return Math.floorDiv(time, DAY);
  }

  public List<Other> of(SubjectKind kind) {
    return others.getOrDefault(kind, List.of());
  }

  public List<Other> all() {
    List<Other> all = new ArrayList<>();
    others.values().forEach(all::addAll);
    return all;
  }

  /** The last version of a derived listing, or null. */
  public Derived derived(String id) {
    return derived.get(id);
  }

  /** The derived listings by id. */
  public Map<String, Derived> derived() {
    return Collections.unmodifiableMap(derived);
  }

  /** Keeps the latest version of a derived listing. */
  public void derive(String id, Derived version) {
    derived.put(id, version);
  }

  public void forgetDerived(String id) {
    derived.remove(id);
  }

  /** Puts back a stored link. */
  void restore(Other other) {
    others
        .computeIfAbsent(Subject.ofKey(other.key()).kind(), kind -> new ArrayList<>(2))
        .add(other);
  }

  public int size() {
    return others.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The subject was seen with another.
   *
   * @return whether that changes anything
   */
  public boolean saw(String key, long time) {
    if (time <= severed.getOrDefault(key, Long.MIN_VALUE)) {
      return false;
    }
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

  /**
   * The link to another was wrong up to a time. It is not made again by what was seen until then.
   *
   * @param again when they are known to have been seen together after it; {@link Long#MAX_VALUE} if
   *     they are not
   * @return whether there was such a link
   */
  public boolean sever(String key, long upTo, long again) {
    severed.merge(key, upTo, Math::max);
    if (severed.size() > MOST_SEVERED) {
      severed.remove(Collections.min(severed.entrySet(), Map.Entry.comparingByValue()).getKey());
    }
    List<Other> known = others.getOrDefault(Subject.ofKey(key).kind(), List.of());
    for (int i = 0; i < known.size(); i++) {
      Other each = known.get(i);
      if (each.key().equals(key) && each.first() <= upTo) {
        long first = Math.min(again, each.last() > upTo ? each.last() : Long.MAX_VALUE);
        if (first == Long.MAX_VALUE) {
          known.remove(i);
        } else {
          known.set(i, new Other(key, first, Math.max(first, each.last())));
        }
        return true;
      }
    }
    return false;
  }

  /** Until when links to others were wrong, by their keys. */
  public Map<String, Long> severed() {
    return Collections.unmodifiableMap(severed);
  }

  /** Puts back what is stored of a wrong link. */
  void restoreSevered(String key, long upTo) {
    severed.put(key, upTo);
  }

  /** Whether there is nothing to store. */
  boolean isEmpty() {
    return size() == 0 && severed.isEmpty();
  }

  /** Whether all of a kind that can be kept have been seen on the day. */
  public boolean full(SubjectKind kind, long day) {
    List<Other> known = of(kind);
    return known.size() >= MOST_OF_A_KIND && known.stream().allMatch(o -> day(o.last()) >= day);
  }

  /**
   * Whether one more listing can be derived. To make room the oldest that was withdrawn is
   * forgotten, so that a subject that is listed again and again goes on passing its listings on.
   */
  public boolean makeRoomToDerive() {
    if (derived.size() < MOST_DERIVED) {
      return true;
    }
    String oldest = null;
    for (Map.Entry<String, Derived> each : derived.entrySet()) {
      if (!each.getValue().holds()
          && (oldest == null || each.getValue().time() < derived.get(oldest).time())) {
        oldest = each.getKey();
      }
    }
    return oldest != null && derived.remove(oldest) != null;
  }

  /** Forgets those who were last seen before a time, and returns whether there were any. */
  public boolean forget(long before) {
    boolean any = false;
    for (List<Other> each : others.values()) {
      any |= each.removeIf(other -> other.last() < before);
    }
    others.values().removeIf(List::isEmpty);
    any |= severed.values().removeIf(upTo -> upTo < before);
    return any;
  }

  /** Forgets the links to some others, and what was derived of them. */
  public void forgetIf(Predicate<String> key) {
    others.values().forEach(each -> each.removeIf(other -> key.test(other.key())));
    others.values().removeIf(List::isEmpty);
    derived.values().removeIf(each -> key.test(each.key()));
    severed.keySet().removeIf(key);
  }

  public boolean knows(String key) {
    return of(Subject.ofKey(key).kind()).stream().anyMatch(other -> other.key().equals(key));
  }

  /** The earliest last time of a link, wrong ones too; {@link Long#MAX_VALUE} without any. */
  long earliest() {
    long earliest = severed.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
    for (List<Other> each : others.values()) {
      for (Other other : each) {
        earliest = Math.min(earliest, other.last());
      }
    }
    return earliest;
  }
}
