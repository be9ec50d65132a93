package io.ringfence.cli.audit.longrun;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Watermarks;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A {@link SteppedFeed} in, nothing out. */
record SteppedConnectors(String feed, DetectionSettings settings) implements DetectionConnectors {

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    Decoding decoding = Decoding.of(settings.feeds(), OptionalLong.empty());
    return List.of(
        new DecodedFeed(
            "traffic",
            env.fromSource(
                    new SteppedSource(feed, decoding),
                    Watermarks.reached(settings.sources()),
                    "fed",
                    StreamTypes.DECODED)
                .uid("fed"),
            List.of(),
            true));
  }

  private static void nowhere(DataStream<OutputRecord> records, String name) {
    records.sinkTo(new DiscardingSink<>()).uid(name).name(name);
  }

  @Override
  public void alerts(DataStream<OutputRecord> alerts) {
    nowhere(alerts, "alerts");
  }

  @Override
  public void derived(DataStream<OutputRecord> listings) {
    nowhere(listings, "derived");
  }

  @Override
  public void rejected(DataStream<OutputRecord> refusals) {
    nowhere(refusals, "rejected");
  }

  @Override
  public void late(DataStream<OutputRecord> refusals) {
    nowhere(refusals, "late");
  }

  @Override
  public void receipts(DataStream<OutputRecord> receipts) {
    nowhere(receipts, "receipts");
  }

  @Override
  public void documents(DataStream<OutputRecord> documents) {
    nowhere(documents, "documents");
  }
}
