package io.ringfence.cli.topic;

import io.ringfence.cli.options.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All records of topics, from their beginning to where they end now. */
public final class TopicRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final Properties client;
  private final List<String> topics;

  /**
   * Of topics by their names.
   *
   * @param client settings of Kafka's own clients, {@code bootstrap.servers} among them
   */
  public TopicRecords(Properties client, List<String> topics) {
    this.client = client;
    this.topics = topics;
  }

  private String name() {
    return String.join(", ", topics) + " on " + client.getProperty("bootstrap.servers");
  }

  /** Hands on each record, tombstones with them. */
  public void read(Consumer<ConsumerRecord<byte[], byte[]>> each) throws BadInput {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.putAll(
        Map.of(
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false",
            "allow.auto.create.topics",
            "false",
            "auto.offset.reset",
            "earliest",
            "default.api.timeout.ms",
            Long.toString(PATIENCE.toMillis())));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
          throw new BadInput("there is no topic " + topic);
        }
        found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(consumer, consumer.endOffsets(partitions), each);
    } catch (KafkaException e) {
      throw new BadInput(name() + " cannot be read: " + e.getMessage());
    }
  }

  private void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws BadInput {
    long lastRecord = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        lastRecord = System.nanoTime();
        each.accept(record);
      }
      if (System.nanoTime() - lastRecord > SILENCE.toNanos()) {
        throw new BadInput(name() + " does not go on");
      }
    }
  }
}
