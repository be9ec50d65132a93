package io.ringfence.cli.cluster;

import io.ringfence.broker.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs that a Flink of separate processes needs: a broker, and a ZooKeeper for the election
 * of leaders.
 */
record SupportPrograms(Path folder, ClusterPorts addresses) {

  /** ZooKeeper's server, as Flink's own libraries bring it along for its clients. */
  private static final String COORDINATION =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  ProgramSpec broker() {
    return new ProgramSpec(
        "broker",
        List.of("-Xmx512m", "-XX:+UseSerialGC"),
        Main.class.getName(),
        List.of(
            "--port",
            Integer.toString(addresses.broker()),
            "--dir",
            folder.resolve("kafka").toString()));
  }

  /** The broker prints its address once its topics exist. */
  boolean brokerIsUp() throws IOException {
    Path said = folder.resolve("logs").resolve("broker.out");
    return Files.exists(said) && Files.readString(said).contains("Kafka is at");
  }

  ProgramSpec coordination() throws IOException {
    Path own = Files.createDirectories(folder.resolve("zookeeper"));
    Path file = own.resolve("zoo.cfg");
    Files.write(
        file,
        List.of(
            "dataDir=" + own,
            "clientPort=" + addresses.coordination(),
            "clientPortAddress=" + ClusterPorts.HOST,
            // Sessions may be 2 to 20 of these milliseconds long.
            "tickTime=1000",
            "admin.enableServer=false"));
    return new ProgramSpec(
        "zookeeper",
        // It does little, so the quick compiler does; and it would look for the controls of a log4j
        // that is not here.
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dzookeeper.jmx.log4j.disable=true"),
        COORDINATION,
        List.of(file.toString()));
  }
}
