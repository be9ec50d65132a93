package io.ringfence.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How much processor time and memory one input may take. */
final class Bounds {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_BYTES = 200L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounds() {}

  /**
   * Runs an attempt. The first one of a reader loads classes and compiles patterns, and a machine
   * may be busy: what is over the bounds is tried once more.
   *
   * @throws AssertionError if the second attempt is over the bounds, too
   */
  static void hold(String name, Runnable attempt) {
    if (!measured(attempt).isEmpty()) {
      String second = measured(attempt);
      if (!second.isEmpty()) {
        throw new AssertionError(name + ": one input takes " + second);
      }
    }
  }

  private static String measured(Runnable attempt) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    attempt.run();
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (nanos > MOST_NANOS) {
      return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms of a processor";
    }
    return bytes > MOST_BYTES ? (bytes >> 20) + " MiB of memory" : "";
  }
}
