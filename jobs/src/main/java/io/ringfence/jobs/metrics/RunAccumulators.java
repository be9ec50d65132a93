package io.ringfence.jobs.metrics;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * Names of what is counted over all tasks, as a bounded run's result has them. A count that has to
 * survive a restart is also in operator state and shown as a gauge.
 */
public final class RunAccumulators {

  public static final String READ = "read";

  /** Bytes of the records read, line ends among them: how far a scan has got. */
  public static final String BYTES = "bytes";

  public static final String ACCEPTED = "accepted";
  public static final String REJECTED = "rejected";
  public static final String LATE = "late";

  /** Records that were accepted, but whose id had come before. */
  public static final String DUPLICATES = "duplicates";

  /** Lines of feeds that told nothing that is looked for; they are not among those read. */
  public static final String PASSED = "passed";

  private RunAccumulators() {}

  /** Registered even if it stays 0, so that it is in the result. */
  public static LongCounter counter(RuntimeContext context, String name) {
    LongCounter counter = new LongCounter();
    context.addAccumulator(name, counter);
    return counter;
  }

  /** Counts a record whose id had come before, here and where people look at metrics. */
  public static Runnable repeated(RuntimeContext context) {
    LongCounter duplicates = counter(context, DUPLICATES);
    Counter shown = LabelledMetrics.counter(context.getMetricGroup(), "duplicates_total");
    return () -> {
      duplicates.add(1);
      shown.inc();
    };
  }
}
