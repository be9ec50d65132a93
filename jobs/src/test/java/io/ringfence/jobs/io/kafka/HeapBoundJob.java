package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The detection job with the Flink that it runs on, in a process of its own. Prints each state that
 * the job comes into.
 */
final class HeapBoundJob {

  private HeapBoundJob() {}

  /** {@code BOOTSTRAP STAGE CHECKPOINTS}, and runs until it is killed. */
  public static void main(String[] args) throws Exception {
    JobOnTopics stage = new JobOnTopics(args[1], null);
    Configuration configuration = stage.configuration(Path.of(args[2]));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionSettings settings = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
    DetectionPipeline.build(
        env, settings, new KafkaConnectors(stage.kafka(args[0], false), settings.feeds()));
    JobClient job = env.executeAsync(args[1]);
    JobStatus last = null;
    while (true) {
      JobStatus now = job.getJobStatus().get();
      if (now != last) {
        System.out.println(now);
      }
      last = now;
      Thread.sleep(50);
    }
  }
}
