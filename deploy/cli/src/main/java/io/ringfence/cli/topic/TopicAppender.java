package io.ringfence.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Adds records to a topic; they are safe once that returns. */
public final class TopicAppender {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Properties client;
  private final String topic;

  /**
   * Of a topic by its name.
   *
   * @param client settings of Kafka's own clients, {@code bootstrap.servers} among them
   */
  public TopicAppender(Properties client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  /**
   * A record.
   *
   * @param value null of a tombstone
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be written; never compared
  public record Keyed(byte[] key, byte[] value) {}

  public static Keyed record(String key, String json) {
    return new Keyed(key.getBytes(UTF_8), json.getBytes(UTF_8));
  }

  public static Keyed tombstone(String key) {
    return new Keyed(key.getBytes(UTF_8), null);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the call back keeps what went wrong
  public void write(Stream<Keyed> records) throws BadInput {
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Iterator<Keyed> each = records.iterator(); each.hasNext() && failure.get() == null; ) {
        Keyed next = each.next();
        producer.send(
            new ProducerRecord<>(topic, next.key(), next.value()),
            (sent, failed) -> {
              if (failed != null) {
                failure.compareAndSet(null, failed);
              }
            });
      }
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    if (failure.get() != null) {
      throw new BadInput(
          topic
              + " on "
              + client.getProperty("bootstrap.servers")
              + " has taken some or none of the changes; repeat the import: "
              + failure.get().getMessage());
    }
  }

  private Properties settings() {
    Properties all = new Properties();
    all.putAll(client);
    all.putAll(
        Map.of(
            "acks",
            "all",
            "enable.idempotence",
            "true",
            "linger.ms",
            "20",
            "batch.size",
            "131072",
            "compression.type",
            "lz4",
            "max.block.ms",
            Long.toString(PATIENCE.toMillis())));
    return all;
  }
}
