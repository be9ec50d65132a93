package io.ringfence.jobs.state;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * A look at the worker's clock, once a second, for what must be purged although event time stands
 * still.
 */
public final class WallClock {

  /** Retention is kept to the hour; a second is as good as at once, and costs nothing. */
  private static final long STEP_MILLIS = 1000;

  /** What is done each second. */
  public interface Beat {

    /**
     * A second has passed, or not all was done at the last call.
     *
     * @param now the agreed time; {@link Long#MIN_VALUE} while none is agreed
     * @return whether all is done; if not, the next call follows as soon as what has come meanwhile
     *     has had its turn
     */
    boolean at(long now) throws Exception;
  }

  private final ProcessingTimeService time;
  private final AgreedClock agreed;
  private final Beat beat;
  private ScheduledFuture<?> next;

  /** Looks and beats in the task's own thread until it is stopped. */
  public static WallClock start(ProcessingTimeService time, AgreedClock agreed, Beat beat) {
    WallClock clock = new WallClock(time, agreed, beat);
    clock.schedule(STEP_MILLIS);
    return clock;
  }

  private WallClock(ProcessingTimeService time, AgreedClock agreed, Beat beat) {
    this.time = time;
    this.agreed = agreed;
    this.beat = beat;
  }

  private void schedule(long delay) {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime() + delay,
            due -> {
              agreed.look(time);
              schedule(beat.at(agreed.time()) ? STEP_MILLIS : 0);
            });
  }

  public void stop() {
    next.cancel(false);
  }
}
