package io.ringfence.jobs.io.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the group has committed, else the beginning, as a number from the first moment on. The
 * connector's own initializer leaves it to the reader to ask for the committed offset. A state with
 * a partition of which nothing had been read would then hold "the committed one" instead of a
 * number; a job that is taken back to that state would go on from what was committed later, and
 * records would be lost.
 */
@SuppressWarnings("deprecation") // the connector has no other word for the strategy yet
final class KnownOffsets implements OffsetsInitializer {

  private final OffsetResetStrategy beyond;

  /**
   * @param client where {@code auto.offset.reset} may say what holds for an offset that the log
   *     does not have; the beginning, unless it is said
   */
  KnownOffsets(Properties client) {
    beyond =
        "latest".equals(client.getProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG))
            ? OffsetResetStrategy.LATEST
            : OffsetResetStrategy.EARLIEST;
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever brokers) {
    Map<TopicPartition, Long> offsets = new HashMap<>(brokers.beginningOffsets(partitions));
    brokers
        .committedOffsets(partitions)
        .forEach((partition, committed) -> offsets.merge(partition, committed, Math::max));
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return beyond;
  }
}
