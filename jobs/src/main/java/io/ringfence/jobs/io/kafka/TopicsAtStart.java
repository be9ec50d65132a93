package io.ringfence.jobs.io.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the broker tells of earlier runs, and of how far this one has read. Offsets are committed
 * with a checkpoint, when all tasks have taken in what was read before it: a committed offset says
 * that everything before it has taken effect.
 *
 * <p>So it knows what has to hold before traffic is read by a job whose state was not restored.
 * Asked in the job manager, in a thread that may wait.
 */
final class TopicsAtStart implements Serializable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Properties client;
  private final boolean exactlyOnce;
  private final boolean fresh;
  private final String group;
  private final String alerts;
  private final Map<String, List<String>> prepared;
  private final long submitted;

  /** Where each partition ended when the job began; null before {@link #prepare}. */
  private transient Map<String, Map<TopicPartition, Long>> ends;

  /**
   * Looks at the topics of one job.
   *
   * @param group that reads its traffic
   * @param alerts the topic that an earlier run has written to; empty if that does not matter
   * @param prepared topics that have to be read first, by the group that reads them
   * @param submitted when the job was submitted: what was written before is not its own
   */
  TopicsAtStart(
      KafkaSettings kafka,
      String group,
      String alerts,
      Map<String, List<String>> prepared,
      long submitted) {
    this.client = kafka.client();
    this.exactlyOnce = kafka.exactlyOnce();
    this.fresh = kafka.fresh();
    this.group = group;
    this.alerts = alerts;
    this.prepared = new HashMap<>(prepared);
    this.submitted = submitted;
  }

  /** Whether traffic has to wait for {@link #isPrepared}. */
  boolean isFresh() {
    return fresh;
  }

  /** Why the job must not start without state; empty if it may. */
  Optional<String> refusal() throws Exception {
    if (fresh) {
      return Optional.empty();
    }
    try (Admin admin = Admin.create(client)) {
      if (!committed(admin, group).isEmpty()) {
        return Optional.of(refused("the consumer group " + group + " has committed offsets"));
      }
      if (!alerts.isEmpty() && holdsEarlier(admin, alerts)) {
        return Optional.of(refused("the topic " + alerts + " holds alerts of an earlier run"));
      }
    }
    return Optional.empty();
  }

  private static String refused(String trace) {
    return "No state was restored, but "
        + trace
        + ": start from the last savepoint or checkpoint (flink run -s PATH), or without the state"
        + " of the earlier run (--fresh)";
  }

  /** Whether a topic has a record that was written before the job was submitted. */
  private boolean holdsEarlier(Admin admin, String topic) throws Exception {
    Set<TopicPartition> partitions = partitions(admin, List.of(topic));
    Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(admin, partitions, OffsetSpec.latest());
    Map<TopicPartition, Long> own = offsets(admin, partitions, OffsetSpec.forTimestamp(submitted));
    return partitions.stream()
        .anyMatch(each -> first.get(each) < (own.get(each) < 0 ? end.get(each) : own.get(each)));
  }

  /**
   * Comes before {@link #isPrepared}: what earlier runs have committed says nothing of this one.
   */
  void prepare() throws Exception {
    Map<String, Map<TopicPartition, Long>> found = new HashMap<>();
    try (Admin admin = Admin.create(client)) {
      for (Map.Entry<String, List<String>> each : prepared.entrySet()) {
        Set<TopicPartition> partitions = partitions(admin, each.getValue());
        Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(admin, partitions, OffsetSpec.latest());
        end.entrySet().removeIf(one -> one.getValue().equals(first.get(one.getKey())));
        found.put(each.getKey(), end);
        Set<TopicPartition> stale = committed(admin, each.getKey()).keySet();
        if (!stale.isEmpty()) {
          admin.deleteConsumerGroupOffsets(each.getKey(), stale).all().get();
        }
      }
    }
    ends = found;
  }

  /** Whether all that was on the control topics and among the alerts has been taken in. */
  boolean isPrepared() throws Exception {
    try (Admin admin = Admin.create(client)) {
      for (Map.Entry<String, Map<TopicPartition, Long>> each : ends.entrySet()) {
        Map<TopicPartition, Long> read = committed(admin, each.getKey());
        for (Map.Entry<TopicPartition, Long> end : each.getValue().entrySet()) {
          Long offset = read.get(end.getKey());
          if (offset == null
              || (offset < end.getValue() && holdsRecords(end.getKey(), offset, end.getValue()))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The last offsets may be taken by the marks of transactions, which nobody reads. */
  private boolean holdsRecords(TopicPartition partition, long from, long end) {
    Properties reading = new Properties();
    reading.putAll(client);
    reading.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    if (exactlyOnce) {
      reading.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end && System.nanoTime() < deadline) {
        if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
          return true;
        }
      }
      return consumer.position(partition) < end;
    }
  }

  private static Map<TopicPartition, Long> committed(Admin admin, String group) throws Exception {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> committed = new HashMap<>();
      offsets.forEach(
          (partition, offset) -> {
            if (offset != null) {
              committed.put(partition, offset.offset());
            }
          });
      return committed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  private static Set<TopicPartition> partitions(Admin admin, List<String> topics) throws Exception {
    Set<TopicPartition> partitions = new HashSet<>();
    for (KafkaFuture<TopicDescription> each :
        admin.describeTopics(topics).topicNameValues().values()) {
      try {
        TopicDescription topic = each.get();
        topic
            .partitions()
            .forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return partitions;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec of) throws Exception {
    return BrokerEndOffsets.offsets(admin, partitions, of).get();
  }
}
