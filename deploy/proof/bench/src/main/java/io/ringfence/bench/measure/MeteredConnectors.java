package io.ringfence.bench.measure;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Topics, with a count of what has been read, chained to the readers. */
public final class MeteredConnectors extends KafkaConnectors {

  private final String run;

  public MeteredConnectors(String run, KafkaSettings kafka, FeedSettings settings) {
    super(kafka, settings);
    this.run = run;
  }

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return super.feeds(env).stream().map(this::metered).toList();
  }

  private DecodedFeed metered(DecodedFeed feed) {
    String name = "meter-" + feed.name();
    return feed.through(
        feed.records()
            .map(counted(run))
            .returns(StreamTypes.DECODED)
            .uid(name)
            .name(name)
            .setParallelism(feed.records().getParallelism()));
  }

  /** The look-up of the meter is nothing beside what a record costs. */
  private static MapFunction<Decoded, Decoded> counted(String run) {
    return record -> {
      RunMeter.of(run).read.increment();
      return record;
    };
  }
}
