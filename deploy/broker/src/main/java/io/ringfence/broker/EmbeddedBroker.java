package io.ringfence.broker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesVersion;

/**
 * A real Kafka broker in this JVM, on the loopback address only and without authentication. Up when
 * {@link #start} returns; gone, with its folder if that was temporary, when {@link #close} returns.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** The setting of nodes that are brokers of one cluster: its id, the same for each of them. */
  public static final String CLUSTER = "ringfence.cluster.id";

  /**
   * Settings of a broker that is the only one, and has to keep what it has acknowledged through a
   * power cut. Small segments: what is deleted goes in small parts, and a start after a kill reads
   * the last segment of each partition.
   */
  public static final Map<String, String> LASTING =
      Map.of(
          "log.flush.interval.messages", "1",
          "log.segment.bytes", "16777216",
          "log.segment.delete.delay.ms", "1000",
          "log.retention.check.interval.ms", "30000",
          "num.recovery.threads.per.data.dir", "2");

  private final KafkaRaftServer server;
  private final int port;
  private final Path directory;
  private final boolean temporary;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, int port, Path directory, boolean temporary) {
    this.server = server;
    this.port = port;
    this.directory = directory;
    this.temporary = temporary;
  }

  /** On a free port, with a folder that goes when the broker goes. */
  public static EmbeddedBroker start() throws IOException {
    return start(0, Optional.empty());
  }

  /**
   * On a given port, with a folder that stays.
   *
   * @param port 0 for a free one
   * @param directory where the data is or will be kept, or empty for a temporary folder
   */
  public static EmbeddedBroker start(int port, Optional<Path> directory) throws IOException {
    return start(port, directory, Map.of());
  }

  /**
   * The same with settings of the broker that win over the usual ones.
   *
   * @param more Kafka's names and values, and {@link #CLUSTER} of a node among several
   */
  public static EmbeddedBroker start(int port, Optional<Path> directory, Map<String, String> more)
      throws IOException {
    int chosen = port == 0 ? FreePorts.free() : port;
    Path folder =
        directory.isPresent()
            ? Files.createDirectories(directory.get())
            : Files.createTempDirectory("ringfence-broker");
    Properties settings = BrokerSettings.of(chosen, FreePorts.free(), folder);
    settings.putAll(more);
    Object cluster = settings.remove(CLUSTER);
    writeIdentity(
        folder,
        Integer.parseInt(settings.getProperty("node.id")),
        cluster == null ? Uuid.randomUuid().toString() : cluster.toString());
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    EmbeddedBroker broker = new EmbeddedBroker(server, chosen, folder, directory.isEmpty());
    try {
      server.startup();
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  public String bootstrapServers() {
    return BrokerSettings.listener(port);
  }

  public int port() {
    return port;
  }

  /** Creates what is missing of these topics; returns what is not as declared. */
  public List<Difference> createTopics(Topics topics) throws IOException {
    return topics.create(bootstrapServers());
  }

  /** Where the log of each partition ends. */
  public Map<TopicPartition, Long> logEnds() throws IOException {
    return Topics.ends(bootstrapServers());
  }

  /** Creates the topics as shipped. */
  public List<Difference> createTopics() throws IOException {
    return createTopics(Topics.shipped());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
    if (temporary) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A folder has an identity from its first start on; a later start must not give it another. */
  private static void writeIdentity(Path folder, int node, String cluster) throws IOException {
    Path file = folder.resolve("meta.properties");
    if (Files.exists(file)) {
      return;
    }
    MetaProperties identity =
        new MetaProperties.Builder()
            .setVersion(MetaPropertiesVersion.V1)
            .setClusterId(cluster)
            .setNodeId(node)
            .setDirectoryId(Uuid.randomUuid())
            .build();
    StringWriter text = new StringWriter();
    identity.toProperties().store(text, null);
    // Written aside: a broker never starts on half of an identity.
    Path next = folder.resolve("meta.properties.next");
    Files.writeString(next, text.toString(), CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
