package io.ringfence.cli.options;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows one topic of a broker that is there, from its beginning, in a thread of its own. */
public final class TopicTail implements AutoCloseable {

  private static final long CLOSE_MILLIS = 5_000;

  /** Ends early when something comes, so a long one delays nothing. */
  private static final Duration POLL = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<ConsumerRecord<String, byte[]>> taker;
  private final Thread thread;
  private volatile boolean closed;

  /** Begins; the taker is called in the thread that follows. */
  public TopicTail(String bootstrap, String topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
    this.taker = taker;
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = new Thread(this::follow, topic);
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try (consumer) {
      while (!closed) {
        consumer.poll(POLL).forEach(taker);
      }
    } catch (WakeupException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
