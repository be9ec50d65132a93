package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds stories against attacks: one attack, one story. Where one alert explains several attacks
 * (they send the same text, say), whoever reads it cannot distinguish them, and no linking could:
 * these attacks may be one story.
 */
final class StoryLedger {

  private final List<StoryAlert> alerts = new ArrayList<>();
  private final Map<String, Attack> attacks = new HashMap<>();

  /** Ids of the attacks that an alert explains, by the alert's. */
  private final Map<String, Set<String>> explained = new HashMap<>();

  private final Map<String, Integer> storyOf = new HashMap<>();
  private final List<List<Attack>> mixed = new ArrayList<>();
  private int count;

  void add(AlertRecord alert) {
    alerts.add(alert.story());
  }

  void explain(Attack attack, List<AlertRecord> right) {
    attacks.put(attack.id(), attack);
    for (AlertRecord each : right) {
      explained.computeIfAbsent(each.story().id(), unseen -> new TreeSet<>()).add(attack.id());
    }
  }

  /** Nothing is added any more. */
  void close() {
    for (Story story : Stories.of(alerts)) {
      Set<String> explainedAttacks = new TreeSet<>();
      for (StoryAlert each : story.alerts()) {
        storyOf.put(each.id(), count);
        explainedAttacks.addAll(explained.getOrDefault(each.id(), Set.of()));
      }
      if (explainedAttacks.size() > 1 && !alike(explainedAttacks)) {
        mixed.add(explainedAttacks.stream().map(attacks::get).toList());
      }
      count++;
    }
  }

  /** Whether alerts that explain several attacks lead from any of these to any other. */
  private boolean alike(Set<String> explainedAttacks) {
    Set<String> reached = new TreeSet<>(Set.of(explainedAttacks.iterator().next()));
    int before;
    do {
      before = reached.size();
      for (Set<String> together : explained.values()) {
        if (together.stream().anyMatch(reached::contains)) {
          reached.addAll(together);
        }
      }
    } while (reached.size() > before);
    return reached.containsAll(explainedAttacks);
  }

  /** How many stories there are. */
  int count() {
    return count;
  }

  /** How many stories these alerts fall into. */
  int of(List<AlertRecord> right) {
    return (int) right.stream().map(each -> storyOf.get(each.story().id())).distinct().count();
  }

  /** Of each story that makes one of several attacks: these attacks. */
  List<List<Attack>> mixed() {
    return List.copyOf(mixed);
  }
}
