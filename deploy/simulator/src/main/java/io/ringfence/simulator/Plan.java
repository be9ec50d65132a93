package io.ringfence.simulator;

import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of attack.
 *
 * @param minutes how much time it needs before the simulation ends, or it would not be what it is
 * @param frauds names that count as right for it, the best first
 * @param script what happens in one attack of this kind
 */
record Plan(String name, boolean slow, int minutes, List<String> frauds, Consumer<Plot> script) {

  public static Plan loud(String name, int minutes, Consumer<Plot> script, String... frauds) {
    return new Plan(name, false, minutes, List.of(frauds), script);
  }

  public static Plan slow(String name, int minutes, Consumer<Plot> script, String... frauds) {
    return new Plan(name, true, minutes, List.of(frauds), script);
  }
}
