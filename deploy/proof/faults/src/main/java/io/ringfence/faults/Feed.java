package io.ringfence.faults;

import io.ringfence.simulator.broken.PartitionedTraffic.Placement;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records at a steady pace, in a thread of its own, whatever happens meanwhile: what a broker
 * does not take is sent again until it does, in the same order. A topic can fall silent and bring
 * all that it owes at once.
 */
final class Feed implements AutoCloseable {

  private static final long TICK_MILLIS = 20;

  /** Topics from which a job counts what it reads. */
  static final Set<String> COUNTED =
      Stream.concat(TopicNames.DEFAULTS.traffic().stream(), TopicNames.DEFAULTS.control().stream())
          .collect(Collectors.toSet());

  /** A topic that is compacted takes no record without one. */
  private static final byte[] KEY = {'k'};

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private final List<Placement> owed = new ArrayList<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private long handed;
  private volatile String silent = "";
  private volatile boolean closed;
  private volatile Thread thread;

  Feed(Properties client) {
    Properties own = new Properties();
    own.putAll(client);
    own.setProperty("acks", "all");
    own.setProperty("delivery.timeout.ms", Long.toString(Duration.ofMinutes(15).toMillis()));
    producer = new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends these over so long, and returns at once. */
  void begin(List<Placement> records, Duration length) {
    thread = new Thread(() -> send(records, length.toMillis()), "feed");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(List<Placement> records, long millis) {
    long start = System.nanoTime();
    int next = 0;
    try {
      while (next < records.size() && !closed) {
        long passed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        long due = Math.min(records.size(), passed * records.size() / Math.max(1, millis));
        for (; next < due; next++) {
          offer(records.get(next));
        }
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void offer(Placement record) {
    if (record.topic().equals(silent)) {
      owed.add(record);
    } else {
      hand(record);
    }
  }

  private void hand(Placement record) {
    handed++;
    boolean counts = COUNTED.contains(record.topic());
    int spread = partitions.getOrDefault(record.topic(), 0);
    int partition = spread == 0 ? record.partition() : (int) (handed % spread);
    var unused =
        producer.send(
            new ProducerRecord<>(record.topic(), partition, KEY, record.value()),
            (metadata, fault) -> {
              if (fault == null) {
                acknowledged.addAndGet(counts ? 1 : 0);
              } else {
                refused.compareAndSet(null, fault);
              }
            });
  }

  /** Sends these now, beside what else is sent; returns when the brokers have them. */
  void now(List<Placement> records) {
    synchronized (this) {
      records.forEach(this::hand);
    }
    producer.flush();
  }

  /** From now on nothing of this topic is sent. */
  synchronized void silence(String topic) {
    silent = topic;
  }

  /** All that was kept back is sent at once. */
  synchronized void flood() {
    silent = "";
    owed.forEach(this::hand);
    owed.clear();
  }

  /** From now on records of this topic go to so many partitions in turns. */
  synchronized void spread(String topic, int all) {
    partitions.put(topic, all);
  }

  /** How many records the brokers have taken on topics from which a job counts them. */
  long acknowledged() {
    return acknowledged.get();
  }

  /**
   * Waits until the last record is sent.
   *
   * @throws IllegalStateException if a record was refused for good
   */
  void awaitEnd() throws InterruptedException {
    thread.join();
    producer.flush();
    if (refused.get() != null) {
      throw new IllegalStateException("a record was not taken", refused.get());
    }
  }

  @Override
  public void close() {
    closed = true;
    producer.close(Duration.ofSeconds(5));
  }
}
