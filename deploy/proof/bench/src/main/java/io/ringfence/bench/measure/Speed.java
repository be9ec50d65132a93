package io.ringfence.bench.measure;

import java.util.Locale;

/**
 * How fast a run was while it was steady.
 *
 * @param perSecond records
 * @param records that were counted, of all that the tape has
 * @param seconds in which they were
 * @param cores that this JVM kept busy meanwhile; says more than time where a machine is shared
 * @param compiling cores that the compiler kept busy meanwhile, which a job that runs for days has
 *     not
 */
public record Speed(
    double perSecond, long records, double seconds, double cores, double compiling) {

  /** Cores that the compiler keeps busy when it has little left to do. */
  private static final double AT_REST = 0.1;

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%,9.0f signals/s   (%,d in %.1f s, %.2f cores, %.1f us CPU a signal, compiler %.2f cores)",
        perSecond,
        records,
        seconds,
        cores,
        cpuMicros(),
        compiling);
  }

  public boolean compilerAtRest() {
    return compiling <= AT_REST;
  }

  /** CPU time of one record, in microseconds, whatever else the machine did. */
  public double cpuMicros() {
    return cores / perSecond * 1_000_000;
  }
}
