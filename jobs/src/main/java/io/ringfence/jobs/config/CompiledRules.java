package io.ringfence.jobs.config;

import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import java.util.List;

/**
 * The rules that hold now, compiled once a process and not once a task: in a process that has just
 * started, each time takes more than a second of a core. A rulebook never changes, so that tasks
 * can share it.
 */
public final class CompiledRules {

  private record Asked(PackText deployed, RuleChanges changes, PackLoader.Settings settings) {}

  /** The last that was asked for: all tasks of a job ask for the same, one soon after the other. */
  private static Asked last;

  private static Rulebook compiled;

  private CompiledRules() {}

  /**
   * The deployed pack, as it is after the changes.
   *
   * @throws IllegalArgumentException if the deployed pack has faults
   */
  public static synchronized Rulebook of(
      PackText deployed, RuleChanges changes, PackLoader.Settings settings) {
    Asked asked = new Asked(deployed, changes, settings);
    if (!asked.equals(last)) {
      compiled = Rulebook.restore(deployed, new RulebookState(changes, List.of()), settings);
      last = asked;
    }
    return compiled;
  }
}
