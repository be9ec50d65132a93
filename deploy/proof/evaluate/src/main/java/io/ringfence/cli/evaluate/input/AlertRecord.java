package io.ringfence.cli.evaluate.input;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.story.StoryAlert;
import java.util.List;
import java.util.Set;

/**
 * The last version of an alert, as far as it is scored.
 *
 * @param accused whoever it names: its subject and who is behind it
 * @param first time of the first signal at which the rule held, epoch milliseconds
 * @param last time of the last one
 * @param summary its sentence for people; may be empty
 * @param signals ids of its evidence; may be empty
 * @param list where it puts its subject; empty if nowhere
 */
public record AlertRecord(
    String id,
    long version,
    boolean retracted,
    String rule,
    Mode mode,
    String fraud,
    Severity severity,
    Subject subject,
    Set<Subject> accused,
    long first,
    long last,
    String summary,
    List<String> signals,
    String list) {

  /** Whether it may be acted on: one that is retracted or only looked at does not count. */
  public boolean enforced() {
    return mode == Mode.ENFORCE && !retracted;
  }

  /** The alert as stories are made of it; its severity is its weight. */
  public StoryAlert forStories() {
    List<Subject> behind = accused.stream().filter(each -> !each.equals(subject)).toList();
    return new StoryAlert(
        id, mode, rule, fraud, severity, 0, subject, behind, first, last, signals, list);
  }

  /** Whether it would count if its rule were enforced. */
  public boolean shadow() {
    return mode == Mode.SHADOW && !retracted;
  }
}
