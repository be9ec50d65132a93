package io.ringfence.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final Topics ONE =
      new Topics(
          List.of(
              new TopicSetting(
                  "alerts", 2, Map.of("cleanup.policy", "delete"), Set.of(), Set.of(), "test")));

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
    // A controller takes a broker for alive that long, and lets nobody come back before.
    Map<String, String> brief = Map.of("broker.session.timeout.ms", "3000");
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.of(folder), brief)) {
      broker.createTopics(ONE);
      produce(broker, "alerts", "kept");
    }
    String identity = Files.readString(folder.resolve("meta.properties"));

    try (EmbeddedBroker again = EmbeddedBroker.start(0, Optional.of(folder), brief)) {
      assertThat(consume(again, "alerts", 1)).containsExactly("kept");
    }
    assertThat(folder.resolve("meta.properties")).content().isEqualTo(identity);
  }

  @Test
  void onlyThisMachineReachesIt() throws Exception {
    Set<InetAddress> others = otherAddresses();
    assumeThat(others).as("addresses of this machine but 127.0.0.1").isNotEmpty();
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      assertThat(answers(InetAddress.getLoopbackAddress(), broker.port())).isTrue();

      for (InetAddress each : others) {
        assertThat(answers(each, broker.port())).as(each.getHostAddress()).isFalse();
      }
    }
  }

  @Test
  void everyListenerHasALoopbackAddress(@TempDir Path folder) throws Exception {
    Properties settings = BrokerSettings.of(20_001, 20_002, folder);

    String[] listeners = settings.getProperty("listeners").split(",", -1);

    assertThat(listeners).hasSize(2);
    for (String each : listeners) {
      String host = URI.create(each).getHost();
      assertThat(InetAddress.getByName(host).isLoopbackAddress()).as(each).isTrue();
    }
  }

  /** Where a broker that listens everywhere would answer, too. */
  private static Set<InetAddress> otherAddresses() throws IOException {
    Set<InetAddress> others = new HashSet<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      others.addAll(Collections.list(each.getInetAddresses()));
    }
    others.add(InetAddress.getByName("127.0.0.2")); // of Linux without being set
    others.remove(InetAddress.getLoopbackAddress());
    others.removeIf(each -> !bindable(each));
    return others;
  }

  private static boolean bindable(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
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
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (texts.size() < wanted && System.nanoTime() < giveUp) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          texts.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
