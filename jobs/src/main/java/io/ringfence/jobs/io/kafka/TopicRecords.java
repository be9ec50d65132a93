package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of topics, from their beginning to where they end now. */
public final class TopicRecords {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A broker that says nothing for so long is away. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private TopicRecords() {}

  /**
   * Hands on each record, those of a partition in their order.
   *
   * @param client settings of Kafka's clients, {@code bootstrap.servers} among them
   * @return the first of the topics that is not there; nothing is read then
   * @throws org.apache.kafka.common.KafkaException if the topics cannot be read to their end
   */
  public static Optional<String> read(
      Properties client, Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
          return Optional.of(topic);
        }
        found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(consumer, consumer.endOffsets(partitions), each);
      return Optional.empty();
    }
  }

  private static void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    long lastRecord = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        lastRecord = System.nanoTime();
        each.accept(record);
      }
      if (System.nanoTime() - lastRecord > SILENCE.toNanos()) {
        throw new TimeoutException("nothing came for " + SILENCE.toSeconds() + " seconds");
      }
    }
  }
}
