package io.ringfence.cli.audit.longrun;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.KpiConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Watermarks;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A {@link SteppedFeed} in, nothing out. */
public record SteppedConnectors(String feed, DetectionSettings settings)
    implements DetectionConnectors, KpiConnectors {

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return List.of(new DecodedFeed("traffic", records(env), List.of(), true));
  }

  @Override
  public DecodedFeed traffic(StreamExecutionEnvironment env) {
    return new DecodedFeed("traffic", records(env));
  }

  /** The feed, decoded, with the watermarks of the deployed job. */
  public DataStream<Decoded> records(StreamExecutionEnvironment env) {
    Decoding decoding = Decoding.of(settings.feeds(), OptionalLong.empty());
    return env.fromSource(
            new SteppedSource(feed, decoding),
            Watermarks.reached(settings.sources()),
            "fed",
            StreamTypes.DECODED)
        .uid("fed");
  }

  @Override
  public void write(RunResult result, DataStream<OutputRecord> records) {
    records.sinkTo(new DiscardingSink<>()).uid(result.label()).name(result.label());
  }
}
