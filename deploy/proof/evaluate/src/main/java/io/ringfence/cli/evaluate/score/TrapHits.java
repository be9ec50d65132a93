package io.ringfence.cli.evaluate.score;

import io.ringfence.rule.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Alerts that accuse traps.
 *
 * @param bySeverity how many, for each severity that occurs
 * @param traps names of those that are accused
 * @param graveTraps those that high or critical alerts accuse
 */
public record TrapHits(
    Map<Severity, Integer> bySeverity, SortedSet<String> traps, SortedSet<String> graveTraps) {

  static TrapHits of(Collection<ScoredAlert> alerts) {
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    SortedSet<String> traps = new TreeSet<>();
    SortedSet<String> graveTraps = new TreeSet<>();
    for (ScoredAlert each : alerts) {
      if (!each.traps().isEmpty()) {
        bySeverity.merge(each.alert().story().severity(), 1, Integer::sum);
        traps.addAll(each.traps());
        if (each.alert().story().severity().compareTo(Severity.HIGH) >= 0) {
          graveTraps.addAll(each.traps());
        }
      }
    }
    return new TrapHits(bySeverity, traps, graveTraps);
  }

  public int count() {
    return bySeverity.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** High and critical ones: somebody acts on them at once. */
  public int grave() {
    return bySeverity.getOrDefault(Severity.HIGH, 0)
        + bySeverity.getOrDefault(Severity.CRITICAL, 0);
  }
}
