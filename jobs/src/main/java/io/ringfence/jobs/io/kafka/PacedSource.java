package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.FeedLag;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of Kafka in which no partition governs event time alone. Watermarks are made by the
 * readers, because a watermark generator sees one partition only, and whether a partition is out of
 * step shows by the others. What is stored is the Kafka source's own.
 *
 * @param source what is read
 * @param silence a partition in which nothing moves for so long is not waited for
 * @param client settings of Kafka's clients
 * @param start asked where no state is restored, unless the topics are read to an end
 * @param appendTime that of the source's deserializer
 */
record PacedSource(
    KafkaSource<Decoded> source,
    Sources sources,
    Duration silence,
    Properties client,
    TopicsAtStart start,
    AppendTime appendTime)
    implements Source<Decoded, KafkaPartitionSplit, KafkaSourceEnumState> {

  /** To be used with it: timestamps are those of {@link FeedLag}, watermarks are its own. */
  static WatermarkStrategy<Decoded> watermarks() {
    return WatermarkStrategy.<Decoded>noWatermarks()
        .withTimestampAssigner((decoded, timestamp) -> timestamp);
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  private boolean isBounded() {
    return getBoundedness() == Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Decoded, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new PacedReader(
        source.createReader(context),
        context,
        sources,
        silence,
        isBounded(),
        new BrokerEndOffsets(client),
        appendTime);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return new PacedEnumerator(source.createEnumerator(context), context, start, isBounded());
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState stored)
      throws IOException {
    boolean begun = isBounded() || stored.initialDiscoveryFinished();
    return new PacedEnumerator(source.restoreEnumerator(context, stored), context, start, begun);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }
}
