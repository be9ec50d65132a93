package io.ringfence.jobs.detection;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;

/** What Flink has to be told, whatever the ends. A user's own configuration goes on top. */
public final class JobConfiguration {

  /**
   * Key groups, which bound the parallelism for ever: state is stored by them. 360 can be divided
   * by most small numbers.
   */
  public static final int MAX_PARALLELISM = 360;

  /** Flink's default of 100 ms a hop would alone use up what an alert may take. Costs nothing. */
  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(5);

  private JobConfiguration() {}

  public static Configuration common() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
    // Values are immutable, or owned by one operator.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // A type without a serializer of its own is an error, and so is an operator without a uid.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return configuration;
  }
}
