package io.ringfence.cli.live;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on topics. */
public final class TopicProducer implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public TopicProducer(String bootstrap) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    client.setProperty("linger.ms", "2");
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the call back keeps what went wrong
  public void send(String topic, String key, byte[] json) {
    byte[] bytes = key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic, bytes, json),
        (sent, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }

  /** Returns once everything is on the broker. */
  public void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a record was not sent", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
