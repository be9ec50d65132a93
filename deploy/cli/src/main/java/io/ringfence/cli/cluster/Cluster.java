package io.ringfence.cli.cluster;

import io.ringfence.jobs.detection.DetectionJob;
import io.ringfence.jobs.kpi.KpiJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Both jobs on a Flink of separate processes: for each a job manager and task managers, beside them
 * a broker and a ZooKeeper, all on this machine's loopback address. A process that dies is started
 * again, and its job goes on from its last checkpoint.
 */
public final class Cluster implements AutoCloseable {

  /** On a busy machine; a free one takes 20 s. */
  private static final Duration START = Duration.ofMinutes(3);

  private static final long POLL_MILLIS = 200;

  /** Ending takes 20 s at most, which is less than a launcher waits for. */
  private static final long CANCEL_MILLIS = 8_000;

  private static final long STOP_MILLIS = 4_000;

  private final ClusterSettings settings;
  private final Consumer<String> report;
  private final ClusterPorts addresses;
  private final String jobId;
  private final FlinkRest job;
  private final FlinkRest indicators;
  private final List<ProgramSpec> detection;
  private final List<ProgramSpec> second;
  private final SupportPrograms neighbours;
  private final List<ClusterProcess> processes = new ArrayList<>();
  private final RestartLimit restarts = new RestartLimit();
  private final Set<String> held = new HashSet<>();
  private boolean closed;

  /**
   * Nothing runs yet.
   *
   * @param report receives a line for each start and end of a process
   * @throws org.apache.flink.configuration.IllegalConfigurationException if Flink refuses its
   *     configuration, such as memory that is too small for its parts
   * @throws java.net.BindException if the broker's port is taken
   */
  public Cluster(ClusterSettings settings, Consumer<String> report) throws IOException {
    this.settings = settings;
    this.report = report;
    this.addresses = ClusterPorts.choose(settings);
    this.jobId = UUID.randomUUID().toString().replace("-", "");
    this.job = new FlinkRest(rest(), jobId);
    this.detection =
        new FlinkPrograms(
                settings,
                addresses,
                "ringfence",
                "",
                DetectionJob.class.getName(),
                jobId,
                addresses.rest(),
                settings.taskManagers(),
                settings.job())
            .all();
    String indicatorsId = UUID.randomUUID().toString().replace("-", "");
    this.indicators = new FlinkRest(ClusterPorts.at(addresses.indicators()), indicatorsId);
    this.second =
        new FlinkPrograms(
                settings,
                addresses,
                "ringfence-kpi",
                "-kpi",
                KpiJob.class.getName(),
                indicatorsId,
                addresses.indicators(),
                1,
                ClusterSettings.ofIndicators(settings.job()))
            .all();
    this.neighbours = new SupportPrograms(settings.folder(), addresses);
  }

  public String bootstrap() {
    return addresses.bootstrap();
  }

  /** Flink's REST interface of detection, and its dashboard in a browser. */
  public String rest() {
    return ClusterPorts.at(addresses.rest());
  }

  public String jobId() {
    return jobId;
  }

  /** Detection. */
  public FlinkRest job() {
    return job;
  }

  /** Ids of the processes that run now, by name. */
  public synchronized Map<String, Long> processes() {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (ClusterProcess each : processes) {
      if (each.alive()) {
        ids.put(each.name(), each.pid());
      }
    }
    return ids;
  }

  /**
   * Starts everything; returns once every task of both jobs runs.
   *
   * @param unwanted whether to stop waiting
   * @return false if it was unwanted before that
   * @throws ClusterFailure if a process dies or the job does not run in time
   */
  public boolean start(BooleanSupplier unwanted)
      throws IOException, InterruptedException, ClusterFailure {
    for (String each : List.of("logs", "tmp", "checkpoints", "savepoints", "ha")) {
      Files.createDirectories(settings.folder().resolve(each));
    }
    launch(neighbours.coordination());
    if (settings.brokers().isEmpty()) {
      launch(neighbours.broker());
      if (!await("the broker", unwanted, neighbours::brokerIsUp)) {
        return false;
      }
    }
    for (ProgramSpec each : detection) {
      launch(each);
    }
    if (!await("detection", unwanted, job::running)) {
      return false;
    }
    if (!settings.indicators()) {
      return true;
    }
    for (ProgramSpec each : second) {
      launch(each);
    }
    return await("the job of indicators", unwanted, indicators::running);
  }

  private synchronized void launch(ProgramSpec program) throws IOException {
    Path logging = settings.configuration().resolve("log4j.properties");
    ClusterProcess child =
        new ClusterProcess(program, environment(program.name()), settings.folder(), logging);
    processes.add(child);
    child.start();
    report.accept(child.name() + " pid=" + child.pid());
  }

  private Map<String, String> environment(String process) {
    Map<String, String> environment = new TreeMap<>();
    if (process.startsWith(FlinkPrograms.TASK_MANAGER)) {
      SystemLibrary.allocator()
          .ifPresent(library -> environment.put(SystemLibrary.PRELOAD, library.toString()));
    }
    environment.putAll(settings.environments().getOrDefault(process, Map.of()));
    return environment;
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private boolean await(String what, BooleanSupplier unwanted, Condition condition)
      throws IOException, InterruptedException, ClusterFailure {
    long deadline = System.nanoTime() + START.toNanos();
    while (!condition.holds()) {
      if (unwanted.getAsBoolean()) {
        return false;
      }
      for (ClusterProcess each : processes) {
        if (!each.alive()) {
          throw new ClusterFailure(each.name() + " has ended (" + each.exit() + ")", each.tail());
        }
      }
      if (System.nanoTime() > deadline) {
        ClusterProcess last = processes.get(processes.size() - 1);
        throw new ClusterFailure(
            what + " was not up within " + START.toMinutes() + " minutes", last.tail());
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  /**
   * Starts again what has died since the last call; to be called a few times a second.
   *
   * @throws ClusterFailure if a process does nothing but die
   */
  public synchronized void supervise() throws IOException, ClusterFailure {
    for (ClusterProcess each : processes) {
      if (closed || each.alive() || held.contains(each.name())) {
        continue;
      }
      String died = each.name() + " pid=" + each.pid() + " has ended (" + each.exit() + ")";
      if (!restarts.allowed(each.name(), System.nanoTime())) {
        throw new ClusterFailure(died + " again and again", each.tail());
      }
      each.start();
      report.accept(died + "; started again pid=" + each.pid());
    }
  }

  /** Kills a process as {@code kill -9} does; it stays away until it is released. */
  public synchronized void hold(String name) throws InterruptedException {
    held.add(name);
    for (ClusterProcess each : processes) {
      if (each.name().equals(name)) {
        each.kill();
        each.endsWithin(STOP_MILLIS);
      }
    }
  }

  /** Lets what was held be started again by whoever supervises. */
  public synchronized void release(String name) {
    held.remove(name);
  }

  /** Ends the jobs, then the processes, those first that others can do without. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      boolean reached = job.cancel();
      reached |= indicators.cancel();
      for (ClusterProcess each : processes) {
        // A job manager ends by itself once its job has.
        if (reached && each.name().startsWith("jobmanager")) {
          each.endsWithin(CANCEL_MILLIS);
        }
      }
      for (int i = processes.size() - 1; i >= 0; i--) {
        processes.get(i).stop(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      processes.forEach(ClusterProcess::kill);
      Thread.currentThread().interrupt();
    }
  }
}
