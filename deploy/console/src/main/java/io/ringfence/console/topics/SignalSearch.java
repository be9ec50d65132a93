package io.ringfence.console.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds the records behind an alert, by their ids, in the topics of signals: from some time before
 * its first hit to its last. Nothing is kept, and the search ends after a few seconds whether all
 * are found or not: a large provider's hour has millions of records.
 */
public final class SignalSearch {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(4);

  /** A feed may be late by so much, and clocks differ. */
  private static final long AROUND_MILLIS = 11 * 60_000;

  /** What it finds at most. */
  private static final int MOST = 64;

  /** Each holds some 10 MB while it looks. */
  private final Semaphore atOnce = new Semaphore(2);

  private final Properties client;
  private final List<String> topics;
  private final Predicate<byte[]> shown;

  /**
   * Looks in topics.
   *
   * @param shown which records may be shown
   */
  public SignalSearch(Properties client, List<String> topics, Predicate<byte[]> shown) {
    this.shown = shown;
    this.client = KafkaClientSettings.consumer(client);
    this.client.put("fetch.max.bytes", Integer.toString(4 << 20));
    this.client.put("max.poll.records", "5000");
    // What is there is there. Closing waits for the last fetch, so somebody would wait for 500 ms.
    this.client.put("fetch.max.wait.ms", "20");
    this.topics = topics;
  }

  /**
   * What was found.
   *
   * @param complete whether everything was looked through
   */
  public record Found(List<JsonNode> records, boolean complete, long looked) {
    private static final Found NOTHING = new Found(List.of(), false, 0);
  }

  /** Looks for records with these ids around a stretch of time. */
  public Found find(Collection<String> ids, long first, long last) {
    if (ids.isEmpty()) {
      return new Found(List.of(), true, 0);
    }
    try {
      if (!atOnce.tryAcquire(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        return Found.NOTHING;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Found.NOTHING;
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return search(consumer, new HashSet<>(ids), first - AROUND_MILLIS, last + AROUND_MILLIS);
    } catch (KafkaException away) {
      return Found.NOTHING;
    } finally {
      atOnce.release();
    }
  }

  private Found search(
      KafkaConsumer<byte[], byte[]> consumer, Set<String> ids, long from, long until) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    seek(consumer, from, ends);
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    List<JsonNode> found = new ArrayList<>();
    Set<String> missing = new HashSet<>(ids);
    long looked = 0;
    long deadline = System.nanoTime() + LONGEST_NANOS;
    while (!open.isEmpty() && !missing.isEmpty() && System.nanoTime() < deadline) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        for (ConsumerRecord<byte[], byte[]> each : records.records(partition)) {
          looked++;
          if (each.timestamp() > until) {
            open.remove(partition);
            break;
          }
          match(each.value(), missing, found);
        }
      }
      open.removeIf(each -> consumer.position(each) >= ends.get(each));
      consumer.pause(consumer.assignment().stream().filter(each -> !open.contains(each)).toList());
    }
    return new Found(List.copyOf(found), open.isEmpty() || missing.isEmpty(), looked);
  }

  private void seek(
      KafkaConsumer<byte[], byte[]> consumer, long from, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    consumer.listTopics(ANSWER).values().stream()
        .flatMap(List::stream)
        .filter(each -> topics.contains(each.topic()))
        .forEach(each -> times.put(new TopicPartition(each.topic(), each.partition()), from));
    Map<TopicPartition, OffsetAndTimestamp> starts = new HashMap<>();
    consumer
        .offsetsForTimes(times, ANSWER)
        .forEach(
            (partition, start) -> {
              if (start != null) {
                starts.put(partition, start);
              }
            });
    ends.putAll(consumer.endOffsets(starts.keySet(), ANSWER));
    consumer.assign(starts.keySet());
    starts.forEach((partition, start) -> consumer.seek(partition, start.offset()));
  }

  /** Most records are not asked for: their bytes are looked through before they are parsed. */
  private void match(byte[] value, Set<String> missing, List<JsonNode> found) {
    if (value == null || found.size() >= MOST) {
      return;
    }
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (missing.stream().noneMatch(id -> text.contains(latin(id)))) {
      return;
    }
    try {
      JsonNode record = JSON.readTree(value);
      if (missing.remove(record.path("id").asText()) && shown.test(value)) {
        found.add(record);
      }
    } catch (IOException unreadable) {
      // A record that the job has refused.
    }
  }

  private static String latin(String id) {
    return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
