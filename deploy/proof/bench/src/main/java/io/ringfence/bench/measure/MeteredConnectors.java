package io.ringfence.bench.measure;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
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
    DataStream<Decoded> counted =
        feed.records()
            .map(new Count(run))
            .returns(StreamTypes.DECODED)
            .uid(name)
            .name(name)
            .setParallelism(feed.records().getParallelism());
    return feed.through(counted);
  }

  private static final class Count extends RichMapFunction<Decoded, Decoded> {
    private final String run;
    private transient RunMeter meter;

    Count(String run) {
      this.run = run;
    }

    @Override
    public void open(OpenContext context) {
      meter = RunMeter.of(run);
    }

    @Override
    public Decoded map(Decoded record) {
      meter.read.increment();
      return record;
    }
  }
}
