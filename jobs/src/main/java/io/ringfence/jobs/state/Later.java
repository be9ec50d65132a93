package io.ringfence.jobs.state;

import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingRunnable;

/** What a task does later, between what comes to it. */
public final class Later {

  private Later() {}

  /**
   * Does something in the task's own thread. Nobody has to cancel it: once a task ends, Flink lets
   * no such turn begin.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // what fails in it fails the task
  public static void in(long millis, ProcessingTimeService time, ThrowingRunnable<Exception> turn) {
    time.registerTimer(time.getCurrentProcessingTime() + millis, now -> turn.run());
  }
}
