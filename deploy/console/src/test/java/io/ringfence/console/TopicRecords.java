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

/** What a topic's first partition has now. */
final class TopicRecords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TopicRecords() {}

  /** All values; of a key that was erased there is none. */
  static List<JsonNode> of(String bootstrap, String topic) {
    List<JsonNode> values = new ArrayList<>();
    try {
      for (ConsumerRecord<String, String> each : all(bootstrap, topic)) {
        if (each.value() != null) {
          values.add(JSON.readTree(each.value()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  /** Whether the last record of a key erases it. */
  static boolean isErased(String bootstrap, String topic, String key) {
    boolean erased = false;
    for (ConsumerRecord<String, String> each : all(bootstrap, topic)) {
      if (each.key().equals(key)) {
        erased = each.value() == null;
      }
    }
    return erased;
  }

  private static List<ConsumerRecord<String, String>> all(String bootstrap, String topic) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
