package io.ringfence.console.topics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what people say, and returns when the broker has it. */
public final class TopicWriter implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(8);

  private final Properties client;
  private final Duration answer;
  private KafkaProducer<byte[], byte[]> producer;

  public TopicWriter(Properties client) {
    this(client, ANSWER);
  }

  /**
   * One that gives up sooner.
   *
   * @param answer how long somebody waits for the broker
   */
  public TopicWriter(Properties client, Duration answer) {
    this.client = KafkaClientSettings.producer(client, answer);
    this.answer = answer;
  }

  /**
   * Writes a record.
   *
   * @param value null to delete what the key stands for
   * @throws IOException if the broker has not said that it has it
   */
  public void send(String topic, String key, byte[] value) throws IOException {
    try {
      producer()
          .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
          .get(answer.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException failed) {
      throw new IOException("the broker did not take it", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Made when it is first needed: few people judge, and a producer holds memory and threads. */
  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }
}
