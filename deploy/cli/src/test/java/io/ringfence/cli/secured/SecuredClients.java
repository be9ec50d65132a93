package io.ringfence.cli.secured;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What users of a secured broker do there, each by the settings of its clients. */
final class SecuredClients {

  private SecuredClients() {}

  /** Returns once all are on the broker. */
  static void send(Path client, String topic, List<String> records) throws Exception {
    send(
        client,
        records.stream().map(each -> new ProducerRecord<String, String>(topic, each)).toList());
  }

  /** The same of records with keys. */
  static void send(Path client, List<ProducerRecord<String, String>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Producer<String, String> producer =
        new KafkaProducer<>(
            SecuredBroker.properties(client), new StringSerializer(), new StringSerializer())) {
      records.forEach(each -> sent.add(producer.send(each)));
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  /** A user may not write there. */
  static void refused(Path client, String topic) {
    assertThatThrownBy(() -> send(client, topic, List.of("{}")))
        .as("writing %s", topic)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(AuthorizationException.class);
  }

  /** All that a topic holds, each partition in order. */
  static List<ConsumerRecord<String, String>> all(Path client, String topic) throws IOException {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            SecuredBroker.properties(client), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  /** Where a job runs that may not fail once. */
  static StreamExecutionEnvironment environment(Path checkpoints) throws IOException {
    Configuration configuration = JobConfiguration.durable(Duration.ofSeconds(1));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Files.createDirectories(checkpoints).toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    return env;
  }

  static KafkaSettings kafka(Path client, String group, boolean exactlyOnce) throws IOException {
    return new KafkaSettings(
        SecuredBroker.properties(client),
        TopicNames.DEFAULTS,
        group,
        exactlyOnce,
        false,
        Duration.ofSeconds(2),
        false);
  }
}
