package io.ringfence.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final Topics ONE =
      new Topics(
          List.of(new TopicSetting("alerts", 2, Map.of("cleanup.policy", "delete"), "test")));

  @Test
  void whatIsProducedIsConsumed() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      assertThat(broker.createTopics(ONE)).isEmpty();

      produce(broker, "alerts", "hello");

      assertThat(consume(broker, "alerts", 1)).containsExactly("hello");
    }
  }

  @Test
  void aGivenFolderKeepsItsRecordsOverARestart(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.of(folder))) {
      broker.createTopics(ONE);
      produce(broker, "alerts", "kept");
    }
    String identity = Files.readString(folder.resolve("meta.properties"));

    try (EmbeddedBroker again = EmbeddedBroker.start(0, Optional.of(folder))) {
      assertThat(consume(again, "alerts", 1)).containsExactly("kept");
    }
    assertThat(folder.resolve("meta.properties")).content().isEqualTo(identity);
  }

  @Test
  void onlyThisMachineReachesIt() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + broker.port());
      assertThat(broker.port()).isPositive();
    }
  }

  static void produce(EmbeddedBroker broker, String topic, String text) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  static List<String> consume(EmbeddedBroker broker, String topic, int wanted) {
    List<String> texts = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "test",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      for (int tries = 0; texts.size() < wanted && tries < 50; tries++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          texts.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
