package io.ringfence.jobs.config;

import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import java.util.List;
import java.util.Optional;

/**
 * The rules that hold now, compiled once a process and not once a task: in a process that has just
 * started, each time takes more than a second of a core. A rulebook never changes, so that tasks
 * can share it.
 */
public final class CompiledRules {

  /** The last that was asked for: all tasks of a job ask for the same, one soon after the other. */
  private static Optional<CompiledRules> last = Optional.empty();

  private final PackText deployed;
  private final RuleChanges changes;
  private final PackLoader.Settings settings;
  private final Rulebook rulebook;

  private CompiledRules(
      PackText deployed, RuleChanges changes, PackLoader.Settings settings, Rulebook rulebook) {
    this.deployed = deployed;
    this.changes = changes;
    this.settings = settings;
    this.rulebook = rulebook;
  }

  /**
   * The deployed pack, as it is after the changes.
   *
   * @throws IllegalArgumentException if the deployed pack has faults
   */
  public static synchronized Rulebook of(
      PackText deployed, RuleChanges changes, PackLoader.Settings settings) {
    CompiledRules found =
        last.filter(each -> each.are(deployed, changes, settings))
            .orElseGet(() -> compiled(deployed, changes, settings));
    last = Optional.of(found);
    return found.rulebook;
  }

  private static CompiledRules compiled(
      PackText deployed, RuleChanges changes, PackLoader.Settings settings) {
    Rulebook rulebook =
        last.filter(each -> each.settings.equals(settings) && each.deployed.equals(deployed))
            .flatMap(each -> each.rulebook.overriding(changes))
            .orElseGet(
                () -> Rulebook.restore(deployed, new RulebookState(changes, List.of()), settings));
    return new CompiledRules(deployed, changes, settings, rulebook);
  }

  private boolean are(
      PackText askedPack, RuleChanges askedChanges, PackLoader.Settings askedSettings) {
    return settings.equals(askedSettings)
        && changes.equals(askedChanges)
        && deployed.equals(askedPack);
  }
}
