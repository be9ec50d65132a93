package io.ringfence.rule.change;

import io.ringfence.rule.change.RuleChange.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was accepted since the pack was deployed, at most one change for each measure,
 * rule and override: with the pack, what holds now.
 *
 * @param revision grows by one with each change
 * @param latest in the order of their acceptance
 */
public record RuleChanges(long revision, List<RuleChange> latest) {

  /** Only what was deployed holds. */
  public static final RuleChanges NONE = new RuleChanges(0, List.of());

  public RuleChanges {
    latest = List.copyOf(latest);
  }

  /** Those of measures and rules. */
  List<RuleChange> ofRules() {
    return latest.stream().filter(each -> each.kind() != Kind.OVERRIDE).toList();
  }

  /** Those of overrides. */
  List<RuleChange> ofOverrides() {
    return latest.stream().filter(each -> each.kind() == Kind.OVERRIDE).toList();
  }

  RuleChanges and(RuleChange change) {
    RuleChanges others = without(change.kind(), change.name());
    List<RuleChange> all = new ArrayList<>(others.latest);
    all.add(change);
    return new RuleChanges(others.revision, all);
  }

  RuleChanges without(Kind kind, String name) {
    return new RuleChanges(
        revision + 1, latest.stream().filter(each -> !each.about(kind, name)).toList());
  }
}
