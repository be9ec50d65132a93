package io.ringfence.jobs.io.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One client of each kind for a broker, since opening one takes longer than using it. */
final class SharedClients {

  private static final Map<String, SharedClients> BY_BROKER = new ConcurrentHashMap<>();

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;

  /** By isolation level; whoever uses one holds its lock. */
  private final Map<String, KafkaConsumer<String, String>> consumers = new ConcurrentHashMap<>();

  private SharedClients(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    admin = Admin.create(client());
  }

  /** Opened when first asked for, gone with the JVM. */
  static SharedClients of(String bootstrapServers) {
    return BY_BROKER.computeIfAbsent(bootstrapServers, SharedClients::new);
  }

  private Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return client;
  }

  KafkaProducer<byte[], byte[]> producer() {
    return producer;
  }

  Admin admin() {
    return admin;
  }

  KafkaConsumer<String, String> consumer(String isolation) {
    return consumers.computeIfAbsent(isolation, this::opened);
  }

  private KafkaConsumer<String, String> opened(String isolation) {
    Properties settings = new Properties();
    settings.setProperty("bootstrap.servers", bootstrapServers);
    settings.setProperty("isolation.level", isolation);
    // Its last fetch of one topic is still waiting when it goes on to the next.
    settings.setProperty("fetch.max.wait.ms", "1");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }
}
