package io.ringfence.cli.audit.longrun;

import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.local.LocalFlink;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.state.WorkerClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Detection on RocksDB, on a clock that the test moves: its readers have measured, as it were, that
 * this machine's is wrong. What {@link io.ringfence.jobs.state.AgreedClock} does not believe of it
 * is not believed here either, so where feeds are silent the clock is moved by less than an hour
 * between two looks at it.
 */
final class AcceleratedJob implements AutoCloseable {

  /** The clock is looked at once a second; in a silence it gains this much in a tenth of one. */
  private static final long STEP_MILLIS = Duration.ofMinutes(5).toMillis();

  private static final long TICK_MILLIS = 100;

  /** The clock is moved so far ahead of the feed while a feed that lags might still move. */
  private static final long NEAR_MILLIS = Duration.ofHours(22).toMillis();

  private static final long LIVE_NANOS = Duration.ofSeconds(65).toNanos();

  /** Feeds that speak carry the clock along. */
  private static final long SPEECH_MILLIS = Duration.ofHours(6).toMillis();

  private static final long WITH_FEED_MILLIS = Duration.ofMinutes(20).toMillis();

  /** So that every judge has looked at the clock, and purged by it. */
  private static final long LOOK_MILLIS = 1_500;

  /**
   * What is purged in hours is purged at once where hours have passed in a moment: that takes a
   * while. As the clock goes on, some timers fire in every second.
   */
  private static final int FEW = 50;

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private static final int PATIENCE_SECONDS = 60;

  private final String name;
  private final SteppedFeed feed;
  private final Path folder;
  private JobClient job;
  private long lastFed;
  private long fedNanos;

  AcceleratedJob(String name, SteppedFeed feed, Path folder, long from) {
    this.name = name;
    this.feed = feed;
    this.folder = folder;
    this.lastFed = from;
  }

  /** Milliseconds since 1970, as the job has it. */
  static long now() {
    return WorkerClock.now();
  }

  private static void set(long time) {
    WorkerClock.compare(System.currentTimeMillis(), time);
  }

  /**
   * Starts it; returns when all that may be read has been.
   *
   * @param from a savepoint, or null
   * @param at what its clock says by then
   */
  void start(DetectionSettings settings, Path from, long at) throws Exception {
    set(at);
    Configuration configuration = LocalFlink.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    ClockGauges.OPTIONS.forEach(configuration::setString);
    if (from != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionPipeline.build(env, settings, new SteppedConnectors(name, settings));
    feed.again();
    job = env.executeAsync(name);
    read();
  }

  /** All that has arrived by then is read, and the clock has got there. */
  void moveTo(long time) throws Exception {
    for (long at = lastFed; at < time; ) {
      at = Math.min(at + SPEECH_MILLIS, time);
      long spoken = feed.lastUpTo(at);
      if (spoken > lastFed) {
        set(Math.max(now(), Math.min(time, spoken + WITH_FEED_MILLIS)));
        feed.upTo(at);
        read();
        lastFed = spoken;
      }
    }
    silentTo(time);
  }

  private void read() throws Exception {
    for (int left = PATIENCE_SECONDS * 100; !feed.isRead(); left--) {
      if (left == 0 || job.getJobStatus().get().isGloballyTerminalState()) {
        throw new AssertionError("the job does not read: " + job.getJobStatus().get());
      }
      Thread.sleep(10);
    }
    fedNanos = System.nanoTime();
  }

  /** The clock goes on, and nothing is read. */
  void silentTo(long time) throws Exception {
    if (now() < time) {
      agreed();
    }
    while (now() < time) {
      boolean soon = now() > lastFed + NEAR_MILLIS && System.nanoTime() - fedNanos < LIVE_NANOS;
      if (!soon) {
        set(Math.min(time, now() + STEP_MILLIS));
      }
      Thread.sleep(TICK_MILLIS);
      if (ClockGauges.ahead() > 0) {
        agreed();
      }
    }
    agreed();
  }

  /** Where a judge has looked too late to believe a silent clock, it is set back for it. */
  private void agreed() throws Exception {
    for (int left = PATIENCE_SECONDS; left > 0; left--) {
      long fired = ClockGauges.fired();
      Thread.sleep(LOOK_MILLIS);
      long ahead = ClockGauges.ahead();
      if (ahead == 0 && ClockGauges.fired() - fired < FEW) {
        return;
      }
      boolean silent = now() > lastFed + HOUR_MILLIS;
      if (ahead > 0 && silent && left < PATIENCE_SECONDS - 3) {
        set(now() - ahead);
      }
    }
    throw new AssertionError("the clock is not believed: ahead by " + ClockGauges.ahead() + " ms");
  }

  Path savepoint() throws Exception {
    for (int left = 100; ; left--) {
      try {
        return Path.of(
            URI.create(
                job.triggerSavepoint(folder.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get()));
      } catch (ExecutionException e) {
        if (left == 0) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  /** Stops it with a savepoint. */
  Path stop() throws Exception {
    return Path.of(
        URI.create(
            job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get()));
  }

  void kill() {
    StoppedJob.stop(job);
  }

  @Override
  public void close() {
    if (job != null && !job.getJobExecutionResult().isDone()) {
      StoppedJob.stop(job);
    }
    set(System.currentTimeMillis());
  }
}
