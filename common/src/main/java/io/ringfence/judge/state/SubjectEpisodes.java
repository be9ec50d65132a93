package io.ringfence.judge.state;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A subject's episodes, by slot of the rule in ascending order. */
public final class SubjectEpisodes implements Iterable<RuleEpisodes> {

  private final Map<Integer, RuleEpisodes> byRule = new TreeMap<>();

  boolean isEmpty() {
    return byRule.isEmpty();
  }

  public int size() {
    return byRule.size();
  }

  @Override
  public Iterator<RuleEpisodes> iterator() {
    return byRule.values().iterator();
  }

  public Set<Integer> ruleSlots() {
    return byRule.keySet();
  }

  /** Null if the rule has none. */
  public RuleEpisodes get(int ruleSlot) {
    return byRule.get(ruleSlot);
  }

  /** Keeps the episodes of a rule that has none here, or just these. */
  public void add(RuleEpisodes episodes) {
    byRule.put(episodes.ruleSlot(), episodes);
  }

  /** The rule's, which are kept from now on. */
  public RuleEpisodes of(int ruleSlot) {
    return byRule.computeIfAbsent(ruleSlot, RuleEpisodes::new);
  }

  public int published() {
    int published = 0;
    for (RuleEpisodes each : byRule.values()) {
      published += each.published().size();
    }
    return published;
  }

  /** Removes episodes that are past their retention. */
  public void purge(long now, long keepMillis) {
    for (RuleEpisodes each : byRule.values()) {
      each.purge(now, keepMillis);
    }
    removeEmpty();
  }

  public void removeEmpty() {
    byRule.values().removeIf(RuleEpisodes::isEmpty);
  }

  /** When the next episode is past its retention; {@link Long#MAX_VALUE} if there is none. */
  public long purgeDeadline(long keepMillis) {
    long next = Long.MAX_VALUE;
    for (RuleEpisodes each : byRule.values()) {
      next = Math.min(next, each.purgeDeadline(keepMillis));
    }
    return next;
  }

  void clear() {
    byRule.clear();
  }

  /** Forgets all episodes, and goes on with their ordinals. */
  void erase() {
    byRule.values().forEach(RuleEpisodes::erase);
  }

  /** No listing is kept any more that followed from an episode that was erased. */
  public void unpin() {
    byRule.values().forEach(each -> each.pin(false));
  }
}
