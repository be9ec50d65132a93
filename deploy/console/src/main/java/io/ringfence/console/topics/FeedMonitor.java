package io.ringfence.console.topics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Looks every two seconds how far the topics of signals have grown, and how far the detection job
 * has read them. Reads no record.
 */
public final class FeedMonitor implements AutoCloseable {

  private static final long EVERY_MILLIS = 2_000;
  private static final long ANSWER_SECONDS = 6;
  private static final long MINUTE_MILLIS = 60_000;

  /** The job says how far it is with each checkpoint, every 30 s as shipped. */
  private static final long STUCK_MILLIS = 5 * MINUTE_MILLIS;

  private record Size(long at, long end) {}

  private final Admin admin;
  private final List<String> topics;
  private final List<String> groups;
  private final long silentMillis;
  private final LongSupplier clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "feeds");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Deque<Size>> sizes = new HashMap<>();
  private final Map<String, Long> heard = new HashMap<>();
  private Map<TopicPartition, Long> committed = Map.of();
  private long committedAt = Long.MIN_VALUE;
  private volatile PipelineHealth health;

  /**
   * @param groups under which the detection job says how far it has read
   * @param silent a feed without a record for longer counts as silent
   */
  public FeedMonitor(
      Properties client,
      List<String> topics,
      List<String> groups,
      Duration silent,
      LongSupplier clock) {
    this.admin = Admin.create(KafkaClientSettings.admin(client));
    this.topics = topics;
    this.groups = groups;
    this.silentMillis = silent.toMillis();
    this.clock = clock;
    this.health = unreachable(clock.getAsLong());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // look() catches what can happen
  public void start() {
    timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  public PipelineHealth health() {
    return health;
  }

  private void look() {
    long now = clock.getAsLong();
    try {
      health = looked(now);
    } catch (ExecutionException | TimeoutException | KafkaException away) {
      health = health.reachable() ? unreachable(now) : health;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private PipelineHealth unreachable(long now) {
    List<FeedStatus> unknown =
        topics.stream()
            .map(
                each ->
                    FeedStatus.of(
                        each, FeedStatus.State.UNKNOWN, heard.getOrDefault(each, Long.MIN_VALUE)))
            .toList();
    return new PipelineHealth(false, now, unknown, PipelineHealth.Job.UNKNOWN, committedAt);
  }

  private PipelineHealth looked(long now)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    List<String> present = new ArrayList<>(answer(admin.listTopics().names()));
    present.retainAll(topics);
    for (TopicDescription topic : answer(admin.describeTopics(present).allTopicNames()).values()) {
      for (TopicPartitionInfo each : topic.partitions()) {
        TopicPartition partition = new TopicPartition(topic.name(), each.partition());
        latest.put(partition, OffsetSpec.latest());
        earliest.put(partition, OffsetSpec.earliest());
      }
    }
    Map<TopicPartition, Long> ends = offsets(latest);
    Map<TopicPartition, Long> begins = offsets(earliest);
    Map<TopicPartition, Long> read = read();
    if (!read.equals(committed)) {
      committed = read;
      committedAt = now;
    }
    firstHeard(present, ends, begins);
    List<FeedStatus> feeds = new ArrayList<>();
    for (String topic : topics) {
      feeds.add(
          present.contains(topic)
              ? feed(topic, ends, begins, now)
              : FeedStatus.of(topic, FeedStatus.State.MISSING, Long.MIN_VALUE));
    }
    return new PipelineHealth(
        true,
        health.reachable() ? health.since() : now,
        List.copyOf(feeds),
        job(feeds, now),
        committedAt);
  }

  private PipelineHealth.Job job(List<FeedStatus> feeds, long now) {
    if (committed.isEmpty()) {
      return PipelineHealth.Job.UNHEARD;
    }
    boolean behind = feeds.stream().anyMatch(each -> each.lag() > 0);
    return behind && now - committedAt > STUCK_MILLIS
        ? PipelineHealth.Job.STUCK
        : PipelineHealth.Job.READING;
  }

  /** When the last record of what was there before us came. */
  private void firstHeard(
      List<String> present, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (present.contains(partition.topic())
              && !sizes.containsKey(partition.topic())
              && end > begins.get(partition)) {
            asked.put(partition, OffsetSpec.maxTimestamp());
          }
        });
    if (!asked.isEmpty()) {
      answer(admin.listOffsets(asked).all())
          .forEach(
              (partition, found) -> heard.merge(partition.topic(), found.timestamp(), Math::max));
    }
  }

  private FeedStatus feed(
      String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins, long now) {
    long end = sum(topic, ends);
    Deque<Size> past = sizes.computeIfAbsent(topic, unknown -> new ArrayDeque<>());
    if (!past.isEmpty() && end > past.getLast().end()) {
      heard.put(topic, now);
    }
    past.addLast(new Size(now, end));
    while (past.size() > 2 && past.getFirst().at() < now - MINUTE_MILLIS) {
      past.removeFirst();
    }
    long span = now - past.getFirst().at();
    long grown = end - past.getFirst().end();
    long perMinute = span < EVERY_MILLIS ? -1 : Math.round(grown * (double) MINUTE_MILLIS / span);
    long records = end - sum(topic, begins);
    long last = heard.getOrDefault(topic, Long.MIN_VALUE);
    FeedStatus.State state =
        last == Long.MIN_VALUE
            ? FeedStatus.State.EMPTY
            : now - last > silentMillis ? FeedStatus.State.SILENT : FeedStatus.State.FLOWING;
    return new FeedStatus(topic, state, records, perMinute, last, lag(topic, ends, begins));
  }

  private long lag(String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins) {
    if (committed.isEmpty()) {
      return -1;
    }
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> each : ends.entrySet()) {
      if (each.getKey().topic().equals(topic)) {
        long from = Math.max(begins.get(each.getKey()), committed.getOrDefault(each.getKey(), 0L));
        lag += Math.max(0, each.getValue() - from);
      }
    }
    return lag;
  }

  private static long sum(String topic, Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .filter(each -> each.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Map<TopicPartition, Long> read()
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> read = new HashMap<>();
    for (String group : groups) {
      answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null && topics.contains(partition.topic())) {
                  read.put(partition, offset.offset());
                }
              });
    }
    return read;
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> asked)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> found = answer(admin.listOffsets(asked).all());
    found.forEach((partition, each) -> offsets.put(partition, each.offset()));
    return offsets;
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
