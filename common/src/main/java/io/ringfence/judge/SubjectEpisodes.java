package io.ringfence.judge;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A subject's episodes, by slot of the rule in ascending order. */
final class SubjectEpisodes implements Iterable<Track> {

  /** Immutable and empty until the first hit: most subjects have none. */
  private Map<Integer, Track> byRule = Map.of();

  boolean isEmpty() {
    return byRule.isEmpty();
  }

  int size() {
    return byRule.size();
  }

  @Override
  public Iterator<Track> iterator() {
    return byRule.values().iterator();
  }

  Set<Integer> ruleSlots() {
    return byRule.keySet();
  }

  /** Null if the rule has none. */
  Track get(int ruleSlot) {
    return byRule.isEmpty() ? null : byRule.get(ruleSlot);
  }

  /** Keeps the episodes of a rule that has none here, or just these. */
  void add(Track episodes) {
    if (byRule.isEmpty()) {
      byRule = new TreeMap<>();
    }
    byRule.put(episodes.ruleSlot(), episodes);
  }

  /** The rule's, which are kept from now on. */
  Track of(int ruleSlot) {
    Track known = get(ruleSlot);
    if (known != null) {
      return known;
    }
    Track episodes = new Track(ruleSlot);
    add(episodes);
    return episodes;
  }

  int published() {
    int published = 0;
    for (Track each : byRule.values()) {
      published += each.published().size();
    }
    return published;
  }

  /** Removes episodes that are past their retention. */
  void purge(long now, long keepMillis) {
    for (Track each : byRule.values()) {
      each.purge(now, keepMillis);
    }
    removeEmpty();
  }

  void removeEmpty() {
    if (!byRule.isEmpty()) {
      byRule.values().removeIf(Track::isEmpty);
    }
  }

  /** When the next episode is past its retention; {@link Long#MAX_VALUE} if there is none. */
  long purgeDeadline(long keepMillis) {
    long next = Long.MAX_VALUE;
    for (Track each : byRule.values()) {
      next = Math.min(next, each.purgeDeadline(keepMillis));
    }
    return next;
  }

  void clear() {
    byRule = Map.of();
  }
}
