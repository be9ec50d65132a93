package io.ringfence.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.util.ExceptionUtils;

/**
 * Stops jobs, and returns once they have ended. Until then their tasks write into their folders,
 * which a test may be about to delete.
 */
public final class StoppedJob {

  private static final long PATIENCE_SECONDS = 600;

  private StoppedJob() {}

  /** Fails if the job had failed before. */
  public static void stop(JobClient job) {
    try {
      if (!job.getJobExecutionResult().isDone()) {
        job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      job.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody waits for the job's end", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the job does not end", e);
    } catch (ExecutionException e) {
      if (ExceptionUtils.findThrowable(e, JobCancellationException.class).isEmpty()) {
        throw new IllegalStateException("the job had failed", e);
      }
    }
  }
}
