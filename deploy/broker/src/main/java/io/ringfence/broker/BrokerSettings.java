package io.ringfence.broker;

import java.nio.file.Path;
import java.util.Properties;

/** What one node needs to be broker and controller at once, reachable from this machine only. */
final class BrokerSettings {

  static final int NODE = 1;
  private static final String LOOPBACK = "127.0.0.1";

  private BrokerSettings() {}

  static String listener(int port) {
    return LOOPBACK + ":" + port;
  }

  static Properties of(int port, int controllerPort, Path directory) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(NODE));
    p.setProperty(
        "listeners", "PLAINTEXT://" + listener(port) + ",CONTROLLER://" + listener(controllerPort));
    p.setProperty("advertised.listeners", "PLAINTEXT://" + listener(port));
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("controller.quorum.voters", NODE + "@" + listener(controllerPort));
    p.setProperty("log.dirs", directory.toString());
    // A mistyped topic is an error, not a new topic with default retention.
    p.setProperty("auto.create.topics.enable", "false");
    // One node holds every internal topic; few partitions, since each costs files and start-up
    // time.
    for (String internal :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      p.setProperty(internal + ".replication.factor", "1");
      p.setProperty(internal + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("default.replication.factor", "1");
    // Consumers of a demo or a test should not wait 3 s for others to join.
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    // Each of these threads looks for work several times a second, and there are as many again for
    // the controller.
    int cores = Runtime.getRuntime().availableProcessors();
    p.setProperty("num.network.threads", Integer.toString(Math.min(3, cores)));
    p.setProperty("num.io.threads", Integer.toString(Math.min(8, Math.max(2, cores))));
    p.setProperty("group.coordinator.threads", "1");
    // Compaction's buffer, 128 MB by default, for topics that hold thousands of keys here.
    p.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
    // Stopping must not wait for a controller that is going down in the same process.
    p.setProperty("controlled.shutdown.enable", "false");
    return p;
  }
}
