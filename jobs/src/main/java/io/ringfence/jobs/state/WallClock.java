package io.ringfence.jobs.state;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The wall clock's beat, once a second, for what must be purged although event time stands still.
 */
public final class WallClock {

  /** Retention is kept to the hour; a second is as good as at once, and costs nothing. */
  private static final long STEP_MILLIS = 1000;

  private final ProcessingTimeService time;
  private final ProcessingTimeCallback beat;
  private ScheduledFuture<?> next;

  /** Beats in the task's own thread until it is stopped. */
  public static WallClock start(ProcessingTimeService time, ProcessingTimeCallback beat) {
    WallClock clock = new WallClock(time, beat);
    clock.schedule();
    return clock;
  }

  private WallClock(ProcessingTimeService time, ProcessingTimeCallback beat) {
    this.time = time;
    this.beat = beat;
  }

  private void schedule() {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime() + STEP_MILLIS,
            due -> {
              beat.onProcessingTime(time.getCurrentProcessingTime());
              schedule();
            });
  }

  public void stop() {
    next.cancel(false);
  }
}
