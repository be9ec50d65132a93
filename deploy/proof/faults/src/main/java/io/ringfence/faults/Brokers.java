package io.ringfence.faults;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.FreePorts;
import io.ringfence.broker.Main;
import io.ringfence.broker.Topics;
import io.ringfence.cli.cluster.ClusterProcess;
import io.ringfence.cli.cluster.ProgramSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers of one cluster, each a process of its own, with TLS: of everything there are three
 * copies, two of which have to be there.
 */
final class Brokers implements AutoCloseable {

  static final int COUNT = 3;

  private static final String HOST = "127.0.0.1:";
  private static final Duration START = Duration.ofMinutes(2);
  private static final long STOP_MILLIS = 10_000;
  private static final long ANSWER_SECONDS = 20;

  private final BrokerKeys keys;
  private final String bootstrap;
  private final List<ClusterProcess> nodes = new ArrayList<>();

  /** Nothing runs yet. */
  Brokers(Path folder, BrokerKeys keys, Path logging) throws IOException {
    this.keys = keys;
    List<Integer> open = new ArrayList<>();
    List<String> voters = new ArrayList<>();
    List<Integer> controllers = new ArrayList<>();
    for (int node = 1; node <= COUNT; node++) {
      open.add(FreePorts.free());
      controllers.add(FreePorts.free());
      voters.add(node + "@" + HOST + controllers.get(node - 1));
    }
    bootstrap = String.join(",", open.stream().map(port -> HOST + port).toList());
    String cluster = Uuid.randomUuid().toString();
    for (int node = 1; node <= COUNT; node++) {
      Properties own = settings(node, open.get(node - 1), controllers.get(node - 1));
      own.setProperty("controller.quorum.voters", String.join(",", voters));
      own.setProperty(EmbeddedBroker.CLUSTER, cluster);
      Path file = folder.resolve("broker-" + node + ".properties");
      try (Writer out = Files.newBufferedWriter(file)) {
        own.store(out, null);
      }
      ProgramSpec program =
          new ProgramSpec(
              name(node),
              // The optimising compiler would take the cores from Flink each time they start.
              List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
              Main.class.getName(),
              List.of(
                  "--port",
                  Integer.toString(open.get(node - 1)),
                  "--dir",
                  folder.resolve(name(node)).toString(),
                  "--settings",
                  file.toString()));
      nodes.add(new ClusterProcess(program, Map.of(), folder, logging));
    }
  }

  private static String name(int node) {
    return "broker-" + node;
  }

  private Properties settings(int node, int port, int controller) {
    Properties own = new Properties();
    own.setProperty("node.id", Integer.toString(node));
    own.setProperty("listeners", "SSL://" + HOST + port + ",CONTROLLER://" + HOST + controller);
    own.setProperty("advertised.listeners", "SSL://" + HOST + port);
    own.setProperty("listener.security.protocol.map", "SSL:SSL,CONTROLLER:SSL");
    own.setProperty("inter.broker.listener.name", "SSL");
    own.setProperty("ssl.keystore.type", "PKCS12");
    own.setProperty("ssl.keystore.location", keys.store().toString());
    own.setProperty("ssl.keystore.password", keys.password());
    own.setProperty("ssl.key.password", keys.password());
    own.setProperty("ssl.truststore.type", "PEM");
    own.setProperty("ssl.truststore.location", keys.certificate().toString());
    own.setProperty("default.replication.factor", Integer.toString(COUNT));
    own.setProperty("min.insync.replicas", "2");
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      own.setProperty(internal + ".replication.factor", Integer.toString(COUNT));
    }
    own.setProperty("transaction.state.log.min.isr", "2");
    return own;
  }

  /** Returns when all three are up and the topics are there. */
  void start() throws Exception {
    for (ClusterProcess each : nodes) {
      each.start();
    }
    awaitAll();
    Topics.shipped().create(client());
  }

  private void awaitAll() throws Exception {
    long deadline = System.nanoTime() + START.toNanos();
    while (present() < COUNT) {
      for (ClusterProcess each : nodes) {
        if (!each.alive()) {
          throw new IOException(each.name() + " has ended: " + each.tail());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("the brokers were not up within " + START.toMinutes() + " minutes");
      }
      Thread.sleep(200);
    }
  }

  private int present() throws InterruptedException {
    Properties impatient = client();
    impatient.setProperty("default.api.timeout.ms", "2000");
    impatient.setProperty("request.timeout.ms", "1000");
    try (Admin admin = Admin.create(impatient)) {
      return admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).size();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    }
  }

  Properties client() {
    return keys.client(bootstrap);
  }

  String bootstrap() {
    return bootstrap;
  }

  /** As kill -9 does. */
  void kill(int node) {
    nodes.get(node - 1).kill();
  }

  /** Starts one that was killed; returns when all three are there. */
  void restart(int node) throws Exception {
    nodes.get(node - 1).start();
    awaitAll();
  }

  void addPartitions(String topic, int all) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(all)))
          .all()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    try {
      for (ClusterProcess each : nodes) {
        each.kill();
      }
      for (ClusterProcess each : nodes) {
        each.stop(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
