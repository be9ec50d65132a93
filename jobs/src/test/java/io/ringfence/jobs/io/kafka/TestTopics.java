package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker's topics, as a test writes and reads them. */
final class TestTopics {

  private final String bootstrapServers;

  TestTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  private Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return client;
  }

  void create(int partitions, String... names) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              Stream.of(names).map(name -> new NewTopic(name, partitions, (short) 1)).toList())
          .all()
          .get();
      while (!led(admin, List.of(names))) {
        Thread.sleep(20);
      }
    }
  }

  /** Whether a consumer group has committed offsets. */
  boolean used(String group) throws Exception {
    try (Admin admin = Admin.create(client())) {
      return !admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().isEmpty();
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

  /** By partition, each in order. */
  void write(String topic, Map<Integer, List<String>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      records.forEach(
          (partition, values) ->
              values.forEach(
                  value ->
                      sent.add(
                          producer.send(new ProducerRecord<>(topic, partition, null, value)))));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  /** Bytes as they are, null for a tombstone, to the first partition. */
  void writeRaw(String topic, List<byte[]> values) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
      }
    }
  }

  /** One record under its key, where that key's records go. */
  void put(String topic, String key, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** The same, written at a time that the writer says. */
  void putAt(long time, String topic, String key, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, null, time, key, value)).get();
    }
  }

  /** In order, each to its partition of the topic {@code PREFIX.ROLE}. */
  void write(String prefix, List<SavedRelease.Line> lines) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      for (SavedRelease.Line line : lines) {
        String topic = prefix + '.' + line.role();
        sent.add(
            producer.send(new ProducerRecord<>(topic, line.partition(), line.key(), line.value())));
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  /** By partition, where the next record will be; without those that nothing can be read of. */
  Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
    try (Admin admin = Admin.create(client())) {
      Map<TopicPartition, Long> ends = offsets(admin, topics, OffsetSpec.latest());
      offsets(admin, topics, OffsetSpec.earliest()).forEach(ends::remove); // only if equal
      return ends;
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<String> topics, OffsetSpec which) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(each -> asked.put(new TopicPartition(name, each.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /** Of every partition: nobody can read again what was written so far. */
  void forget(List<String> topics) throws Exception {
    try (Admin admin = Admin.create(client())) {
      Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
      offsets(admin, topics, OffsetSpec.latest())
          .keySet()
          .forEach(each -> gone.put(each, RecordsToDelete.beforeOffset(-1))); // to its end
      admin.deleteRecords(gone).all().get();
    }
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
    Properties settings = client();
    settings.setProperty("isolation.level", isolation);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
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
