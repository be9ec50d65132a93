package io.ringfence.cli.evaluate;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import java.util.Set;

/**
 * The last version of an alert, as far as it is scored.
 *
 * @param accused whoever it names: its subject and who is behind it
 * @param first time of the first signal at which the rule held, epoch milliseconds
 * @param last time of the last one
 * @param summary its sentence for people; may be empty
 */
public record Accusation(
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
    String summary) {

  /** Whether it may be acted on: one that is retracted or only looked at does not count. */
  boolean enforced() {
    return mode == Mode.ENFORCE && !retracted;
  }

  /** Whether it would count if its rule were enforced. */
  boolean shadow() {
    return mode == Mode.SHADOW && !retracted;
  }
}
