package io.ringfence.bench.scenario;

import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to partitions; {@link #close} returns once all of them are on the broker. */
final class PartitionProducer implements AutoCloseable {

  private static final String TYPE = "\"type\":\"";

  /** By the first letters of the type. */
  private static final Map<String, String> TOPICS =
      Map.of(
          "cal", TopicNames.CALLS,
          "mes", TopicNames.MESSAGES,
          "ses", TopicNames.SESSIONS,
          "qua", TopicNames.QUALITY,
          "sec", TopicNames.SECURITY);

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  PartitionProducer(String bootstrap) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    // Kafka's own default, which whoever feeds the job has, too: latency counts from before it.
    client.setProperty("linger.ms", "5");
    client.setProperty("batch.size", "131072");
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a record of a tape to the topic of its kind; some are no records of any kind. */
  @SuppressWarnings("FutureReturnValueIgnored") // the call back keeps what went wrong
  void send(int partition, byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int type = text.indexOf(TYPE) + TYPE.length();
    String kind = text.substring(Math.min(type, text.length()), Math.min(type + 3, text.length()));
    String topic = TOPICS.getOrDefault(kind, TopicNames.CALLS);
    producer.send(
        new ProducerRecord<>(topic, partition, null, record),
        (sent, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }

  @Override
  public void close() {
    producer.close();
    if (failure.get() != null) {
      throw new IllegalStateException("a record was not sent", failure.get());
    }
  }
}
