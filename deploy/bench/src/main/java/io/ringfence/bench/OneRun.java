package io.ringfence.bench;

import java.util.Map;

/**
 * The first pack over a tape on one backend, with as many tasks as the JVM has cores.
 *
 * @param backend where state is
 * @param tape what is replayed
 */
record OneRun(Backend backend, Tape tape) implements Errand {

  /** A new JVM on one core has compiled what matters by then. */
  private static final double WARM = 0.4;

  @Override
  public Map<String, Double> run(Workbench bench) throws Exception {
    try (Run run = new Throughput(bench, tape).start("pack", backend, tape)) {
      Speed speed = run.steady(tape, WARM);
      return Map.of("perSecond", speed.perSecond(), "cores", speed.cores());
    }
  }
}
