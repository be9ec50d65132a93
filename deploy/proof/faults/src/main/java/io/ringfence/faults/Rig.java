package io.ringfence.faults;

import io.ringfence.cli.cluster.Cluster;
import io.ringfence.cli.cluster.ClusterFailure;
import io.ringfence.cli.cluster.ClusterSettings;
import io.ringfence.cli.cluster.FlinkRest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.MemorySize;

/**
 * Everything that one run needs, on this machine: three brokers, a ZooKeeper, a job manager and two
 * task managers with detection, and a feed; each a process of its own, with TLS between brokers,
 * clients and Flink's processes. What a fault does, it does to this.
 */
final class Rig implements AutoCloseable {

  private static final int TASK_MANAGERS = 2;

  /** Longer than anything here takes on a busy machine, short of for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final String JVM_OPTIONS = "env.java.opts.all: ";
  private static final String QUICK = " -XX:TieredStopAtLevel=1";
  private static final long POLL_MILLIS = 200;
  private static final long FAILURES_MILLIS = 30_000;
  private static final String CHECKPOINT_SECONDS = "2";

  private final Path folder;
  private final Path configuration;
  final Storage storage;
  final Brokers brokers;
  final Feed feed;
  private final Guarantee guarantee;
  private final Duration outage;
  private final List<String> arguments;
  private Cluster cluster;
  private Thread supervision;
  private volatile String failure = "";
  private int clusters;
  private long marked;

  /**
   * Nothing but the brokers runs yet.
   *
   * @param outage how long what is away stays away
   */
  Rig(Path folder, Guarantee guarantee, Duration outage) throws Exception {
    this.folder = Files.createDirectories(folder).toRealPath();
    this.guarantee = guarantee;
    this.outage = outage;
    Files.createDirectories(this.folder.resolve("logs"));
    Files.createDirectories(this.folder.resolve("tmp"));
    BrokerKeys keys = BrokerKeys.in(this.folder);
    configuration = configuration(keys);
    arguments = arguments();
    storage = new Storage(this.folder.resolve("storage"));
    brokers = new Brokers(this.folder, keys, configuration.resolve("log4j.properties"));
    try (Writer out = Files.newBufferedWriter(client())) {
      Properties settings = brokers.client();
      // Twenty times as fast as in life, as everything here.
      settings.setProperty("partition.discovery.interval.ms", "3000");
      // Three brokers that are asked fifty times a second would take a core of this machine.
      settings.setProperty("fetch.min.bytes", "1");
      settings.setProperty("fetch.max.wait.ms", "500");
      settings.store(out, null);
    }
    Feed opened = null;
    try {
      brokers.start();
      opened = new Feed(brokers.client());
    } finally {
      if (opened == null) {
        brokers.close();
      }
    }
    feed = opened;
  }

  private Path client() {
    return folder.resolve("client.properties");
  }

  /**
   * As shipped, with TLS, and with the quick compiler only: the other would take most of the cores
   * for as long as a run.
   */
  private Path configuration(BrokerKeys keys) throws IOException {
    Path own = Files.createDirectories(folder.resolve("conf"));
    Path shipped = LauncherFolder.path("flink");
    Files.copy(shipped.resolve("log4j.properties"), own.resolve("log4j.properties"));
    List<String> lines = new ArrayList<>(Files.readAllLines(shipped.resolve("config.yaml")));
    lines.removeIf(line -> line.startsWith("security.ssl.internal."));
    lines.addAll(keys.ofFlink());
    lines.replaceAll(line -> line.startsWith(JVM_OPTIONS) ? line + QUICK : line);
    Files.write(own.resolve("config.yaml"), lines);
    return own;
  }

  /**
   * Starts Flink and detection; returns when it runs.
   *
   * @param slots of each of the task managers
   * @param more settings of Flink
   */
  void startFlink(int slots, Map<String, String> more) throws Exception {
    Map<String, String> flink = new TreeMap<>(storage.settings());
    flink.put("execution.checkpointing.min-pause", "1 s");
    flink.putAll(more);
    clusters++;
    ClusterSettings settings =
        new ClusterSettings(
            configuration,
            Files.createDirectories(folder.resolve("flink-" + clusters)),
            TASK_MANAGERS,
            slots,
            MemorySize.ofMebiBytes(1_400),
            0,
            Optional.of(brokers.bootstrap()),
            false,
            flink,
            Map.of(),
            arguments);
    cluster = new Cluster(settings, line -> {});
    cluster.start(() -> false);
    supervise(cluster);
  }

  /** The same at each start, with the same key. */
  private List<String> arguments() throws BadInput {
    List<String> all =
        new ArrayList<>(new DetectionOptions().arguments(folder.resolve("receipt.key")));
    all.addAll(List.of("--kafka.client", client().toString()));
    all.addAll(List.of("--exactly.once", Boolean.toString(guarantee == Guarantee.EXACTLY_ONCE)));
    all.addAll(List.of("--checkpoint.seconds", CHECKPOINT_SECONDS));
    // The records are of another day.
    all.addAll(List.of("--retention.clock", "event"));
    return all;
  }

  private void supervise(Cluster watched) {
    supervision =
        new Thread(
            () -> {
              try {
                while (true) {
                  watched.supervise();
                  Thread.sleep(POLL_MILLIS);
                }
              } catch (IOException e) {
                failure = e.getMessage();
              } catch (ClusterFailure e) {
                failure = e.getMessage() + System.lineSeparator() + e.log();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "supervision");
    supervision.setDaemon(true);
    supervision.start();
  }

  /** Ends all of Flink, as somebody who deploys would; storage and brokers stay. */
  void endFlink() throws InterruptedException {
    endSupervision();
    cluster.close();
  }

  private void endSupervision() throws InterruptedException {
    if (supervision != null) {
      supervision.interrupt();
      supervision.join();
    }
  }

  /** Stops the job with a savepoint, ends Flink, and says where the savepoint is. */
  Path stopWithSavepoint() throws Exception {
    endSupervision();
    if (!job().stop(storage.savepoints().toUri().toString())) {
      throw new IllegalStateException("the job does not stop");
    }
    until("a savepoint", () -> storage.savepoint().isPresent());
    cluster.close();
    return storage.savepoint().orElseThrow();
  }

  FlinkRest job() {
    return cluster.job();
  }

  Cluster cluster() {
    return cluster;
  }

  /** How long what is away stays away; from then on recovery is counted. */
  void awaitOutage() throws InterruptedException {
    Thread.sleep(outage.toMillis());
    mark();
  }

  /** As {@code kill -9} does; somebody starts it again. */
  void kill(String... processes) {
    for (String each : processes) {
      ProcessHandle.of(cluster.processes().get(each)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Sends a signal to a process, such as {@code STOP}. */
  void signal(String name, String process) throws IOException, InterruptedException {
    long id = cluster.processes().get(process);
    new ProcessBuilder("kill", "-" + name, Long.toString(id)).start().waitFor();
  }

  /** Waits for what has to become true. */
  void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      if (!failure.isEmpty()) {
        throw new IllegalStateException(failure);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("still not: " + what);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** From now on recovery is counted. */
  void mark() {
    marked = System.nanoTime();
  }

  /** Waits until all that has been sent by now is read; how long it has been since the mark. */
  Duration recovered() throws Exception {
    long sent = feed.acknowledged();
    until("all is read", () -> job().sum("read") >= sent && job().running());
    return Duration.ofNanos(System.nanoTime() - marked);
  }

  /** Long enough for a job that cannot be restored to have tried. */
  void awaitFailures() throws InterruptedException {
    Thread.sleep(FAILURES_MILLIS);
  }

  @Override
  public void close() {
    feed.close();
    try {
      if (cluster != null) {
        endFlink();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    brokers.close();
    storage.close();
  }
}
