package io.ringfence.cli.options;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on topics. After one that the broker does not take, none is sent. */
public final class TopicProducer implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public TopicProducer(String bootstrap) {
    this(new Properties(), Map.of("bootstrap.servers", bootstrap, "linger.ms", "2"));
  }

  /**
   * Of a client.
   *
   * @param more settings, which win over the client's
   */
  public TopicProducer(Properties client, Map<String, String> more) {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.putAll(more);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public void send(String topic, String key, byte[] json) {
    byte[] bytes = key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(topic, bytes, json));
  }

  /**
   * Sends a record.
   *
   * @throws KafkaException if one before it was not taken
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the call back keeps what went wrong
  public void send(ProducerRecord<byte[], byte[]> record) {
    check();
    producer.send(
        record,
        (sent, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }

  /** Returns once everything is on the broker. */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    if (failure.get() != null) {
      throw new KafkaException(failure.get().getMessage(), failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
