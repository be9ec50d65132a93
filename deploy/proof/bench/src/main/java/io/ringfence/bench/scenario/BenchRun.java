package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.JvmSnapshot;
import io.ringfence.bench.measure.RunMeter;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.tape.Tape;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One job over a tape, from its start to its cancellation. Steady is from when a fifth of the tape
 * has been read until the first part of it has been read to its end: start-up, first look-ups and
 * the stragglers at the end are left out, and what waits between the operators is about the same at
 * both moments.
 */
public final class BenchRun implements AutoCloseable {

  private static final double WARM = 0.2;
  private static final double NEARLY = 0.98;
  private static final Duration FOREVER = Duration.ofDays(1);

  /** Short against a run of seconds, and no work for the processor. */
  private static final long LOOK_MILLIS = 2;

  private static final long ALIVE_NANOS = Duration.ofMillis(500).toNanos();
  private static final int SAVEPOINT_TRIES = 300;
  private static final long SAVEPOINT_MILLIS = 200;
  private static final Duration STOP = Duration.ofSeconds(60);

  final RunMeter meter;
  private final String name;
  private final JobClient job;
  private final JvmSnapshot submitted = JvmSnapshot.at(0);
  private long alive = System.nanoTime();

  private BenchRun(String name, JobClient job) {
    this.name = name;
    this.job = job;
    this.meter = RunMeter.of(name);
  }

  /** Submits what has been built; the job counts in the meter of this name. */
  static BenchRun start(String name, StreamExecutionEnvironment env) throws Exception {
    return new BenchRun(name, env.executeAsync(name));
  }

  /**
   * The whole state as it is now, in the form that all backends share. A short tape may have been
   * read before every task runs, which a savepoint needs.
   */
  Path savepoint(Path folder) throws Exception {
    String where = folder.toUri().toString();
    for (int left = SAVEPOINT_TRIES; ; left--) {
      try {
        return Path.of(
            URI.create(job.triggerSavepoint(where, SavepointFormatType.CANONICAL).get()));
      } catch (ExecutionException e) {
        if (left == 0) {
          throw e;
        }
        Thread.sleep(SAVEPOINT_MILLIS);
      }
    }
  }

  /** Waits until the tape has been read, and returns its speed while it was steady. */
  public Speed steady(Tape tape) throws Exception {
    Speed speed = steady(tape.records(), WARM, FOREVER, () -> meter.ended.sum() > 0);
    while (meter.ended.sum() < tape.parts().size()) {
      rest();
    }
    return speed;
  }

  /**
   * The same, but stops measuring after a while, and begins after half of that at the latest: for
   * what gets slower and slower, whom that favours.
   */
  Speed steady(Tape tape, Duration most) throws Exception {
    return steady(tape.records(), WARM, most, () -> meter.ended.sum() > 0);
  }

  /** By what has been counted alone, where the end of the input cannot be detected. */
  Speed steady(long records, double warm) throws Exception {
    return steady(records, warm, FOREVER, () -> meter.read.sum() >= NEARLY * records);
  }

  private Speed steady(long records, double warm, Duration most, BooleanSupplier ended)
      throws Exception {
    while (meter.read.sum() == 0) {
      rest();
    }
    long start = System.nanoTime();
    while (meter.read.sum() < warm * records
        && System.nanoTime() - start < most.toNanos() / 2
        && !ended.getAsBoolean()) {
      rest();
    }
    // A tape too short to become steady is measured whole, start-up and all.
    JvmSnapshot begin = ended.getAsBoolean() ? submitted : JvmSnapshot.at(meter.read.sum());
    while (!ended.getAsBoolean() && System.nanoTime() - start < most.toNanos()) {
      rest();
    }
    return begin.until(JvmSnapshot.at(meter.read.sum()));
  }

  private void rest() throws Exception {
    Thread.sleep(LOOK_MILLIS);
    if (System.nanoTime() - alive > ALIVE_NANOS) {
      alive = System.nanoTime();
      if (job.getJobStatus().get() == JobStatus.FAILED) {
        job.getJobExecutionResult().get();
      }
    }
  }

  @Override
  public void close() {
    try {
      if (!job.getJobStatus().get().isGloballyTerminalState()) {
        job.cancel().get(STOP.toSeconds(), TimeUnit.SECONDS);
      }
      job.getJobExecutionResult().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Cancelled is what it should be; whoever waited for a failed job has reported it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      RunMeter.forget(name);
      // Nobody pays for what the run before has left behind.
      System.gc();
    }
  }
}
