package io.ringfence.simulator.attacks;

import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of attack.
 *
 * @param minutes how much time it needs before the simulation ends, or it would not be what it is
 * @param frauds names that count as right for it, the best first
 * @param script what happens in one attack of this kind
 */
public record AttackKind(
    String name, boolean slow, int minutes, List<String> frauds, Consumer<AttackRun> script) {

  public static AttackKind loud(
      String name, int minutes, Consumer<AttackRun> script, String... frauds) {
    return new AttackKind(name, false, minutes, List.of(frauds), script);
  }

  public static AttackKind slow(
      String name, int minutes, Consumer<AttackRun> script, String... frauds) {
    return new AttackKind(name, true, minutes, List.of(frauds), script);
  }
}
