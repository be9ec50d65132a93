package io.ringfence.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic's first partition has: all of it at first, and then what has come since. */
final class TopicRecords implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<String, String> consumer;
  private final TopicPartition partition;

  TopicRecords(String bootstrap, String topic) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    client.setProperty("fetch.max.wait.ms", "20"); // closing waits for the last fetch
    consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
    partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** All values; of a key that was erased there is none. */
  static List<JsonNode> of(String bootstrap, String topic) {
    try (TopicRecords records = new TopicRecords(bootstrap, topic)) {
      return records.more();
    }
  }

  /** Whether the last record of a key erases it. */
  static boolean isErased(String bootstrap, String topic, String key) {
    boolean erased = false;
    try (TopicRecords records = new TopicRecords(bootstrap, topic)) {
      for (ConsumerRecord<String, String> each : records.read()) {
        if (each.key().equals(key)) {
          erased = each.value() == null;
        }
      }
    }
    return erased;
  }

  /** The values that nobody has read here yet. */
  List<JsonNode> more() {
    List<JsonNode> values = new ArrayList<>();
    try {
      for (ConsumerRecord<String, String> each : read()) {
        if (each.value() != null) {
          values.add(JSON.readTree(each.value()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private List<ConsumerRecord<String, String>> read() {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (consumer.position(partition) < end) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
