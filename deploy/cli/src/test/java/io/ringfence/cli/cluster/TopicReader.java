package io.ringfence.cli.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic has by now, of what has been committed. */
final class TopicReader implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, List<byte[]>> read = new TreeMap<>();

  TopicReader(String bootstrap, String topic) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    client.setProperty("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All records so far, by key. */
  Map<String, List<byte[]>> byKey() {
    for (int empty = 0; empty < 2; ) {
      var records = consumer.poll(Duration.ofMillis(500));
      empty = records.isEmpty() ? empty + 1 : 0;
      records.forEach(
          each -> read.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each.value()));
    }
    return read;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
