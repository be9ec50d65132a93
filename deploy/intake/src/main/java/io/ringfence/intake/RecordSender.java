package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.Feed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records onto the topics of their feeds. */
final class RecordSender implements AutoCloseable {

  /** The waits add up to less than a sender waits for its answer. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "acks", "all",
          "linger.ms", "5",
          "batch.size", "131072",
          "compression.type", "lz4",
          "buffer.memory", "33554432",
          "max.block.ms", "5000",
          "request.timeout.ms", "10000",
          "delivery.timeout.ms", "20000",
          "reconnect.backoff.max.ms", "500");

  private final KafkaProducer<byte[], byte[]> producer;
  private volatile String failure;

  RecordSender(Properties client) {
    Properties all = new Properties();
    all.putAll(client);
    all.putAll(SETTINGS);
    producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends a record; waits while there is no room for it. The feed's name is its key, so that all of
   * a feed are on one partition, in order.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the delivery is told
  void send(Feed feed, byte[] record, Delivery delivery) {
    delivery.add();
    try {
      producer.send(
          new ProducerRecord<>(feed.topic(), feed.source().getBytes(UTF_8), record),
          (metadata, fault) -> answered(delivery, fault));
    } catch (RuntimeException notSent) {
      answered(delivery, notSent);
    }
  }

  private void answered(Delivery delivery, Exception fault) {
    if (fault != null && !(fault instanceof RetriableException)) {
      failure = "the broker refuses records: " + fault.getClass().getSimpleName();
    }
    delivery.answered(fault);
  }

  /** Why nothing will be taken any more. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
