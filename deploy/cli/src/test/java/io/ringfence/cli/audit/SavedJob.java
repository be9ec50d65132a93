package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.audit.longrun.SteppedConnectors;
import io.ringfence.cli.audit.longrun.SteppedFeed;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.simulator.output.SimulatedRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** A job on RocksDB that has read some records, in a savepoint. */
final class SavedJob {

  static final String STRANGERS_KEY = "+12025550123";

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Keys of the first and of the second part. */
  private static final List<String> KEYS = List.of("0", "1");

  private SavedJob() {}

  /** What keeps the state, and in which form it is saved. */
  enum Form {
    CANONICAL("rocksdb", SavepointFormatType.CANONICAL),
    CANONICAL_OF_HEAP("hashmap", SavepointFormatType.CANONICAL),
    NATIVE("rocksdb", SavepointFormatType.NATIVE),
    NATIVE_OF_HEAP("hashmap", SavepointFormatType.NATIVE);

    private final String backend;
    private final SavepointFormatType type;

    Form(String backend, SavepointFormatType type) {
      this.backend = backend;
      this.type = type;
    }
  }

  /** The detection job with the shipped rules. */
  static Path detection(Path folder, List<String> records, Form form, Predicate<Path> enough)
      throws Exception {
    String run = "audited-detection-" + form;
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.WALL);
    StreamExecutionEnvironment env = environment(form);
    DetectionPipeline.build(env, settings, new SteppedConnectors(run, settings));
    return saved(env, run, records, folder, form, enough);
  }

  /** The job of indicators. */
  static Path indicators(Path folder, List<String> records, Predicate<Path> enough)
      throws Exception {
    String run = "audited-indicators";
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.WALL);
    StreamExecutionEnvironment env = environment(Form.CANONICAL);
    KpiPipeline.build(env, settings.feeds(), new SteppedConnectors(run, settings));
    return saved(env, run, records, folder, Form.CANONICAL, enough);
  }

  private static StreamExecutionEnvironment environment(Form form) {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration(form));
  }

  /** As deployed: several tasks, and what is stored is compressed. */
  static Configuration configuration(Form form) {
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(StateBackendOptions.STATE_BACKEND, form.backend);
    configuration.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
    return configuration;
  }

  /** A job that keeps a number in an operator which is none of ours. */
  static Path strange(Path folder, OneInputStreamOperator<Decoded, String> stranger, Form form)
      throws Exception {
    String run = "audited-stranger-" + form;
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.WALL);
    StreamExecutionEnvironment env = environment(form);
    new SteppedConnectors(run, settings)
        .records(env)
        .keyBy(record -> STRANGERS_KEY, Types.STRING)
        .transform("stranger", Types.STRING, stranger)
        .uid("stranger")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    return saved(env, run, List.of("{}"), folder, form, saved -> true);
  }

  /** The records in turn to two parts, so that each of two readers has some. */
  private static List<SimulatedRecord> sent(List<String> records) {
    List<SimulatedRecord> sent = new ArrayList<>();
    for (String json : records) {
      String key = KEYS.get(sent.size() % SteppedFeed.PARTS);
      sent.add(new SimulatedRecord(0, "any", key, json.strip().getBytes(UTF_8)));
    }
    return sent;
  }

  /**
   * Saves the job once it has read all.
   *
   * @param enough whether a savepoint has what the test waits for: event time moves on at its
   *     leisure
   */
  private static Path saved(
      StreamExecutionEnvironment env,
      String run,
      List<String> records,
      Path folder,
      Form form,
      Predicate<Path> enough)
      throws Exception {
    try (SteppedFeed feed = new SteppedFeed(run, sent(records))) {
      feed.upTo(0);
      return saved(env.executeAsync(run), folder, form, feed::isRead, enough);
    }
  }

  /** Saves a job once it has read all, and a savepoint has what is waited for; then stops it. */
  static Path saved(
      JobClient job, Path folder, Form form, BooleanSupplier read, Predicate<Path> enough)
      throws Exception {
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!read.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the job has not read all within " + PATIENCE);
        }
        Thread.sleep(100);
      }
      while (System.nanoTime() < deadline) {
        Path saved = savepoint(job, folder, form);
        if (enough.test(saved)) {
          return saved;
        }
        Thread.sleep(500);
      }
      throw new AssertionError("the job does not come to hold what is waited for");
    } finally {
      StoppedJob.stop(job);
    }
  }

  /** Returns when a savepoint is complete; while tasks are still starting, it is asked again. */
  private static Path savepoint(JobClient job, Path folder, Form form) throws Exception {
    for (int left = 300; ; left--) {
      try {
        String where = job.triggerSavepoint(folder.toUri().toString(), form.type).get();
        return Path.of(URI.create(where));
      } catch (ExecutionException e) {
        if (left == 0) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }
}
