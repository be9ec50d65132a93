package io.ringfence.jobs.io.kafka;

import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileFaultException;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.ProfileRecord;
import io.ringfence.jobs.io.ProfilesAtStart;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a topic holds, from its beginning to its end. */
final class WholeTopic implements Serializable {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(WholeTopic.class);

  private static final Duration POLL = Duration.ofMillis(200);

  /** A broker that says nothing for so long is away: the task fails, and is started again. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Takes one record. */
  interface Receiver {
    void take(ConsumerRecord<byte[], byte[]> record) throws Exception;
  }

  private final Properties client;
  private final String topic;

  /** The topic of a role. */
  WholeTopic(KafkaSettings kafka, String role) {
    this.client = kafka.client();
    this.topic = kafka.topics().of(role);
  }

  /** Read as the ledger of erasures. */
  LedgerAtStart ledger() {
    return each ->
        read(
            record -> {
              if (record.value() != null) {
                each.accept(record.value());
              }
            });
  }

  /** Read as what is known of customers. */
  ProfilesAtStart profiles() {
    return each -> read(record -> known(ProfileRecordDeserializer.of(record), each));
  }

  /** What cannot be read is refused where it comes as a record of the feed. */
  private static void known(ProfileRecord record, ProfilesAtStart.Receiver each) throws Exception {
    Optional<AccountProfile> profile;
    try {
      profile = record.profile();
    } catch (ProfileFaultException refusedByTheIntake) {
      return;
    }
    each.profile(record.account(), profile);
  }

  /** Hands on every record, tombstones with them, in the order of each partition. */
  private void read(Receiver each) throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        LOG.warn("There is no topic {}: create it with `ringfence topics`.", topic);
        return;
      }
      List<TopicPartition> partitions =
          found.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(consumer, consumer.endOffsets(partitions), each);
    }
  }

  private void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Receiver each)
      throws Exception {
    long lastRecord = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        lastRecord = System.nanoTime();
        each.take(record);
      }
      if (System.nanoTime() - lastRecord > SILENCE.toNanos()) {
        throw new IOException(topic + " cannot be read to its end");
      }
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }
}
