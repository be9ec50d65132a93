package io.ringfence.cli.evaluate.input;

import io.ringfence.signal.Subject;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What really happened.
 *
 * @param subscribers how many customers the traffic is of, where it says so
 */
public record TruthLabels(List<Attack> attacks, List<Trap> traps, OptionalLong subscribers) {

  /**
   * One attack.
   *
   * @param frauds names that count as right, the best first; not empty
   * @param subjects whom an alert has to name, any of them
   * @param from time of its first signal, epoch milliseconds
   * @param to time of its last signal
   * @param signals ids of its records
   */
  public record Attack(
      String id,
      List<String> frauds,
      Pace pace,
      Set<Subject> subjects,
      long from,
      long to,
      Set<String> signals) {

    /** The name under which it is counted. */
    public String best() {
      return frauds.get(0);
    }
  }

  /** Customers who do what fraudsters do, and are none. */
  public record Trap(String name, Set<Subject> subjects) {}
}
