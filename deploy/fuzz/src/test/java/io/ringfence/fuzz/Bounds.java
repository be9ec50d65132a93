package io.ringfence.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How much memory and processor time one input may take. */
enum Bounds {

  /** What is promised. A processor that others use, too, is slower: this needs a quiet machine. */
  STRICT(1),

  /** Memory as is promised; of the processor only what no busy machine explains. */
  GENEROUS(60);

  private static final long MOST_BYTES = 200L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long mostNanos;

  Bounds(int mostSeconds) {
    mostNanos = TimeUnit.SECONDS.toNanos(mostSeconds);
  }

  /**
   * Runs an attempt. The first one of a reader loads classes and compiles patterns: what is over
   * the bounds is tried once more.
   *
   * @throws AssertionError if the second attempt is over the bounds, too
   */
  void hold(String name, Runnable attempt) {
    if (!measured(attempt).isEmpty()) {
      String second = measured(attempt);
      if (!second.isEmpty()) {
        throw new AssertionError(name + ": one input takes " + second);
      }
    }
  }

  private String measured(Runnable attempt) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    attempt.run();
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (nanos > mostNanos) {
      return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms of a processor";
    }
    return bytes > MOST_BYTES ? (bytes >> 20) + " MiB of memory" : "";
  }
}
