package io.ringfence.jobs.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A broker's topics, as a test writes and reads them. */
final class TestTopics {

  private final SharedClients clients;

  TestTopics(String bootstrapServers) {
    clients = SharedClients.of(bootstrapServers);
  }

  void create(int partitions, String... names) throws Exception {
    Admin admin = clients.admin();
    admin
        .createTopics(
            Stream.of(names).map(name -> new NewTopic(name, partitions, (short) 1)).toList())
        .all()
        .get();
    while (!led(admin, List.of(names))) {
      Thread.sleep(20);
    }
  }

  /** Whether a consumer group has committed offsets. */
  boolean used(String group) throws Exception {
    try {
      return !clients
          .admin()
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .isEmpty();
    } catch (ExecutionException e) {
      return false; // not known to the broker yet
    }
  }

  /** Whether every partition can be written to. */
  private static boolean led(Admin admin, List<String> names) throws Exception {
    try {
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (ExecutionException e) {
      return false; // not known to the broker yet
    }
  }

  private Future<RecordMetadata> send(
      String topic, Integer partition, Long time, String key, byte[] value) {
    return clients.producer().send(new ProducerRecord<>(topic, partition, time, bytes(key), value));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(List<Future<RecordMetadata>> sent) throws Exception {
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  /** By partition, each in order. */
  void write(String topic, Map<Integer, List<String>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    records.forEach(
        (partition, values) ->
            values.forEach(value -> sent.add(send(topic, partition, null, null, bytes(value)))));
    await(sent);
  }

  /** Bytes as they are, null for a tombstone, to the first partition. */
  void writeRaw(String topic, List<byte[]> values) throws Exception {
    writeRawAt(System.currentTimeMillis(), topic, values);
  }

  /** The same, written at a time that the writer says. */
  void writeRawAt(long time, String topic, List<byte[]> values) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    values.forEach(value -> sent.add(send(topic, 0, time, null, value)));
    await(sent);
  }

  /** One record under its key, where that key's records go. */
  void put(String topic, String key, String value) throws Exception {
    send(topic, null, null, key, bytes(value)).get();
  }

  /** The same, written at a time that the writer says. */
  void putAt(long time, String topic, String key, String value) throws Exception {
    send(topic, null, time, key, bytes(value)).get();
  }

  /** In order, each to its partition of the topic {@code PREFIX.ROLE}. */
  void write(String prefix, List<TopicLine> lines) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TopicLine line : lines) {
      String topic = prefix + '.' + line.role();
      sent.add(send(topic, line.partition(), null, line.key(), bytes(line.value())));
    }
    await(sent);
  }

  /** By partition, where the next record will be; without those that nothing can be read of. */
  Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
    Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest());
    offsets(topics, OffsetSpec.earliest()).forEach(ends::remove); // only if equal
    return ends;
  }

  private Map<TopicPartition, Long> offsets(List<String> topics, OffsetSpec which)
      throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    clients
        .admin()
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(each -> asked.put(new TopicPartition(name, each.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    clients
        .admin()
        .listOffsets(asked)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /** Of every partition: nobody can read again what was written so far. */
  void forget(List<String> topics) throws Exception {
    Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
    offsets(topics, OffsetSpec.latest())
        .keySet()
        .forEach(each -> gone.put(each, RecordsToDelete.beforeOffset(-1))); // to its end
    clients.admin().deleteRecords(gone).all().get();
  }

  /** Every value, in order. */
  List<String> all(String topic) {
    return readAll(topic).stream().map(ConsumerRecord::value).toList();
  }

  /** The last value of each key; a tombstone removes its key. */
  Map<String, String> lastOfEach(String topic) {
    Map<String, String> last = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> record : readAll(topic)) {
      if (record.value() == null) {
        last.remove(record.key());
      } else {
        last.put(record.key(), record.value());
      }
    }
    return last;
  }

  List<ConsumerRecord<String, String>> readAll(String topic) {
    return readAll(topic, "read_uncommitted");
  }

  /** Only what transactions have committed, up to the first that is open. */
  List<ConsumerRecord<String, String>> readCommitted(String topic) {
    return readAll(topic, "read_committed");
  }

  private List<ConsumerRecord<String, String>> readAll(String topic, String isolation) {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    KafkaConsumer<String, String> consumer = clients.consumer(isolation);
    synchronized (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }
}
