package io.ringfence.jobs.detection;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Has slices of crowds hand over what has changed, again and again until it is stopped. */
final class RepeatedHandOver {

  /** What has changed is handed over so much later. */
  private static final long MILLIS = 250;

  /**
   * It waits so many times as long as handing over took the last time: what is merged is merged
   * anew each time, and that may take a fifth of the task's time at most.
   */
  private static final int PAUSES = 4;

  private final ProcessingTimeService time;
  private final Runnable handOver;
  private ScheduledFuture<?> next;

  private RepeatedHandOver(ProcessingTimeService time, Runnable handOver) {
    this.time = time;
    this.handOver = handOver;
  }

  static RepeatedHandOver start(ProcessingTimeService time, Runnable handOver) {
    RepeatedHandOver repeated = new RepeatedHandOver(time, handOver);
    repeated.in(MILLIS);
    return repeated;
  }

  private void in(long millis) {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime() + millis,
            now -> {
              long begun = System.nanoTime();
              handOver.run();
              in(pause(System.nanoTime() - begun));
            });
  }

  /** Milliseconds until the next time, after one that took so long. */
  static long pause(long nanos) {
    return Math.max(MILLIS, PAUSES * nanos / 1_000_000);
  }

  void stop() {
    next.cancel(false);
  }
}
