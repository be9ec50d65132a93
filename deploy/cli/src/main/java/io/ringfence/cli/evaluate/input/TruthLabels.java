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
   * @param losses what it costs, and when; empty if nothing
   */
  public record Attack(
      String id,
      List<String> frauds,
      Pace pace,
      Set<Subject> subjects,
      long from,
      long to,
      Set<String> signals,
      List<Loss> losses) {

    /** What it costs in all. */
    public double lost() {
      return losses.stream().mapToDouble(Loss::amount).sum();
    }

    /** What was lost before a moment. */
    public double lostBefore(long time) {
      return losses.stream().filter(each -> each.time() < time).mapToDouble(Loss::amount).sum();
    }

    /** The name under which it is counted. */
    public String best() {
      return frauds.get(0);
    }
  }

  /** So much was lost at that time, in the currency of the truth; epoch milliseconds. */
  public record Loss(long time, double amount) {}

  /** Customers who do what fraudsters do, and are none. */
  public record Trap(String name, Set<Subject> subjects) {}
}
