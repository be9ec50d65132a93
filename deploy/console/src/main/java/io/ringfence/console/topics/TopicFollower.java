package io.ringfence.console.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics from their beginning, or from some time ago, and goes on for ever: through restarts
 * of the broker, and with partitions and topics that come later. Belongs to no consumer group, so
 * that nothing is left on the broker and every console sees everything.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_MILLIS = 500;
  private static final long CLOSE_MILLIS = 5_000;

  /** Takes one record; called by one thread only. */
  public interface Taker {
    /**
     * Takes it.
     *
     * @param key null if it has none
     * @param value null if what the key stands for was deleted
     * @param time as the record has it, epoch milliseconds
     */
    void take(String key, byte[] value, long time);
  }

  /**
   * One topic.
   *
   * @param back from how long ago on; empty for all that there is
   */
  public record Reading(String topic, Optional<Duration> back, Taker taker) {}

  /**
   * How far it is.
   *
   * @param read records so far, of those that were there at the start
   * @param there how many were there at the start
   */
  public record Progress(long read, long there) {
    public boolean done() {
      return read >= there;
    }
  }

  private final Map<String, Reading> readings = new HashMap<>();
  private final LongSupplier clock;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::follow, "tail");
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private final Map<TopicPartition, Long> goals = new HashMap<>();
  private long lookAgain = System.nanoTime();
  private volatile Progress progress = new Progress(0, Long.MAX_VALUE);
  private volatile boolean closed;

  public TopicFollower(Properties client, Collection<Reading> readings, LongSupplier clock) {
    readings.forEach(each -> this.readings.put(each.topic(), each));
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            KafkaClientSettings.consumer(client),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  public Progress progress() {
    return progress;
  }

  /** Whether it reads, or will. What it shows is frozen otherwise, and only a new start helps. */
  public boolean alive() {
    return thread.getState() == Thread.State.NEW || thread.isAlive();
  }

  private void follow() {
    while (!closed) {
      try {
        if (System.nanoTime() - lookAgain >= 0) {
          discover();
          lookAgain = System.nanoTime() + LOOK_AGAIN_NANOS;
        }
        if (consumer.assignment().isEmpty()) {
          pause();
          lookAgain = System.nanoTime();
        } else {
          consumer.poll(POLL).forEach(this::take);
          if (!progress.done()) {
            measure();
          }
        }
      } catch (KafkaException unreachable) {
        // Broker away, or not yet there: it comes back, and reading goes on where it was.
        LOG.debug("reading again in a moment: {}", unreachable.getClass().getSimpleName());
        pause();
      } catch (Error | RuntimeException fatal) {
        LOG.error("topics are read no longer: {}", fatal.getClass().getName());
        throw fatal;
      }
    }
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Reading reading = readings.get(record.topic());
    String key =
        record.key() == null
            ? null
            : new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      reading.taker().take(key, record.value(), record.timestamp());
    } catch (RuntimeException | StackOverflowError unforeseen) {
      // One record that nobody foresaw must not end the reading of all topics.
      LOG.warn(
          "a record of {} could not be taken: {} at {}",
          record.topic(),
          unforeseen.getClass().getName(),
          unforeseen.getStackTrace().length > 0 ? unforeseen.getStackTrace()[0] : "?");
    }
  }

  private void discover() {
    Set<TopicPartition> found = new HashSet<>(consumer.assignment());
    List<TopicPartition> fresh =
        consumer.listTopics(ANSWER).values().stream()
            .flatMap(List::stream)
            .filter(each -> readings.containsKey(each.topic()))
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .filter(found::add)
            .toList();
    if (fresh.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(fresh, ANSWER);
    Map<TopicPartition, Long> ends = consumer.endOffsets(fresh, ANSWER);
    Map<TopicPartition, Long> from = new HashMap<>();
    for (TopicPartition each : fresh) {
      from.put(each, from(each, begins.get(each), ends.get(each)));
    }
    // Only now, when the broker has answered everything: a half assigned one would be read twice.
    consumer.assign(found);
    from.forEach(consumer::seek);
    starts.putAll(from);
    goals.putAll(ends);
  }

  private long from(TopicPartition partition, long begin, long end) {
    Optional<Duration> back = readings.get(partition.topic()).back();
    if (back.isEmpty()) {
      return begin;
    }
    OffsetAndTimestamp found =
        consumer
            .offsetsForTimes(Map.of(partition, clock.getAsLong() - back.get().toMillis()), ANSWER)
            .get(partition);
    return found == null ? end : found.offset();
  }

  private void measure() {
    long read = 0;
    long there = 0;
    for (Map.Entry<TopicPartition, Long> goal : goals.entrySet()) {
      OptionalLong at = position(goal.getKey());
      long start = starts.get(goal.getKey());
      there += goal.getValue() - start;
      read += Math.min(at.orElse(start), goal.getValue()) - start;
    }
    progress = new Progress(read, there);
  }

  private OptionalLong position(TopicPartition partition) {
    try {
      return OptionalLong.of(consumer.position(partition, POLL));
    } catch (KafkaException notYet) {
      return OptionalLong.empty();
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      closed = true;
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
