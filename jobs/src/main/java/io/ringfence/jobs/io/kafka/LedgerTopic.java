package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.io.LedgerAtStart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's topic, from its beginning to its end. */
final class LedgerTopic implements LedgerAtStart {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerTopic.class);

  private static final Duration POLL = Duration.ofMillis(200);

  /** A broker that says nothing for so long is away: the task fails, and is started again. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Properties client;
  private final String topic;

  LedgerTopic(Properties client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  @Override
  public void read(Consumer<byte[]> each) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        LOG.warn("There is no topic {}: create it with `ringfence topics`.", topic);
        return;
      }
      List<TopicPartition> partitions =
          found.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(consumer, consumer.endOffsets(partitions), each);
    }
  }

  private void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Consumer<byte[]> each)
      throws IOException {
    long lastRecord = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        lastRecord = System.nanoTime();
        if (record.value() != null) {
          each.accept(record.value());
        }
      }
      if (System.nanoTime() - lastRecord > SILENCE.toNanos()) {
        throw new IOException(topic + " cannot be read to its end");
      }
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }
}
