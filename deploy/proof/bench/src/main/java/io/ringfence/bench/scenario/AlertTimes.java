package io.ringfence.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.bench.load.ProbeTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads alerts as any consumer would, in a thread of its own, and notes when the first version of
 * each probe's alert could be read.
 */
final class AlertTimes implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CLOSE_MILLIS = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "alert-watch");
  private volatile boolean closed;

  AlertTimes(String bootstrap, String topic) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try (consumer) {
      while (!closed) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> each : records) {
          take(each.value(), now);
        }
      }
    }
  }

  private void take(byte[] alert, long now) {
    try {
      JsonNode tree = JSON.readTree(alert);
      String account = tree.at("/subject/value").asText();
      if (tree.at("/rule/id").asText().equals(ProbeTraffic.RULE)
          && account.startsWith(ProbeTraffic.ACCOUNT)) {
        seen.putIfAbsent(Integer.valueOf(account.substring(ProbeTraffic.ACCOUNT.length())), now);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an alert is not JSON", e);
    }
  }

  /** By probe, in {@link System#nanoTime()}. */
  Map<Integer, Long> seen() {
    return seen;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
