package io.ringfence.cli.cost;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Processor time of this thread: others on the machine hardly disturb it, and it has no waits. */
final class CpuTimer {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int TIMES = 5;

  private CpuTimer() {}

  static long nanos(Runnable work) {
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - begun;
  }

  /** The least of a few measurements: whatever disturbs one makes it longer. */
  static long least(LongSupplier measured) {
    long least = measured.getAsLong();
    for (int i = 1; i < TIMES; i++) {
      least = Math.min(least, measured.getAsLong());
    }
    return least;
  }

  /** The least of one less the least of the other, measured in turns. */
  static long difference(LongSupplier one, LongSupplier other) {
    long leastOfOne = Long.MAX_VALUE;
    long leastOfOther = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      leastOfOne = Math.min(leastOfOne, one.getAsLong());
      leastOfOther = Math.min(leastOfOther, other.getAsLong());
    }
    return leastOfOne - leastOfOther;
  }
}
