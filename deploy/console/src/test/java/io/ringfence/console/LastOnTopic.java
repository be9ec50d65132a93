package io.ringfence.console;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic's first partition last says of a key. */
final class LastOnTopic {

  private LastOnTopic() {}

  static boolean isErased(String bootstrap, String topic, String key) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    boolean erased = false;
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
          if (each.key().equals(key)) {
            erased = each.value() == null;
          }
        }
      }
    }
    return erased;
  }
}
