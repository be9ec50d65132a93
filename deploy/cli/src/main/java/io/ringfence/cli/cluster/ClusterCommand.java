package io.ringfence.cli.cluster;

import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BrokerPortOption;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.ExitCodes;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.jobs.config.WrongArguments;
import io.ringfence.jobs.detection.DetectionJob;
import io.ringfence.jobs.kpi.KpiJob;
import io.ringfence.jobs.metrics.RunAccumulators;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Both jobs on a Flink of separate processes. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Runs detection and indicators on a real Flink on this machine: job managers, task managers,"
          + " a broker and a ZooKeeper, each a process of its own, until it is stopped.",
      "State is in RocksDB, with incremental checkpoints. Flink is configured by flink/ beside the"
          + " launcher.",
      "Prints each process's id, and `ready bootstrap=HOST:PORT rest=HOST:PORT job=ID` once both"
          + " jobs run (REST and id are detection's). A process that dies (try kill -9) is started"
          + " again, and the job goes on from its last checkpoint."
    })
public final class ClusterCommand implements Callable<Integer> {

  private static final long POLL_MILLIS = 200;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "how many for detection (default: ${DEFAULT-VALUE}); indicators have one")
  private int taskManagers = 2;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "of each task manager (default: this machine's cores, shared out)")
  private int slots;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "of each task manager (default: ${DEFAULT-VALUE})")
  private String memory = "2g";

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "stops after this long (default: not before it is told to)")
  private int minutes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "keeps logs, checkpoints and topics in DIR, which has to be empty (default: a temporary"
              + " folder, removed at the end)")
  private Path out;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "a setting of Flink that wins over flink/config.yaml")
  private Map<String, String> flink = Map.of();

  @Parameters(
      paramLabel = "-- ARGUMENT",
      description = "for the job, as docs/operation.md lists them: -- --exactly.once true")
  private List<String> arguments = List.of();

  @Mixin private BrokerPortOption broker;
  @Mixin private DetectionOptions detection;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path folder = out == null ? Workspace.ofOneRun() : emptied(out);
    ShutdownRequest stop = new ShutdownRequest();
    try {
      return run(folder, stop);
    } finally {
      if (out == null) {
        Workspace.delete(folder);
      }
      stop.done();
    }
  }

  private int run(Path folder, ShutdownRequest stop) throws Exception {
    List<String> known = detection.arguments(folder.resolve("receipt.key"));
    try (Cluster cluster = new Cluster(settings(folder, known), this::say)) {
      if (cluster.start(() -> stopRequested(stop, 0))) {
        say(
            "ready bootstrap=%s rest=%s job=%s"
                .formatted(cluster.bootstrap(), cluster.rest(), cluster.jobId()));
        supervise(cluster, stop);
        say(counts(cluster.job()));
      }
      return 0;
    } catch (IllegalConfigurationException | BindException e) {
      throw new BadInput(e.getMessage());
    } catch (ClusterFailure e) {
      spec.commandLine().getErr().println(e.log());
      spec.commandLine().getErr().println("ringfence: " + e.getMessage());
      return ExitCodes.FAILED;
    }
  }

  private ClusterSettings settings(Path folder, List<String> known) throws BadInput {
    List<String> job = new ArrayList<>(known);
    job.addAll(arguments);
    InputFaults faults = new InputFaults();
    faults.reading(() -> checked(DetectionJob::check, job));
    faults.reading(() -> checked(KpiJob::check, ClusterSettings.ofIndicators(job)));
    Optional<ClusterSettings> settings = faults.reading(() -> sized(folder, job));
    faults.refuse();
    return settings.orElseThrow();
  }

  /** Reads arguments as a job does; where its broker will be is not known yet. */
  private static List<String> checked(Consumer<String[]> check, List<String> job) throws BadInput {
    List<String> whole = new ArrayList<>(job);
    whole.addAll(List.of("--bootstrap.servers", "127.0.0.1:1"));
    try {
      check.accept(whole.toArray(String[]::new));
      return job;
    } catch (WrongArguments e) {
      throw new BadInput(e.lines());
    }
  }

  private ClusterSettings sized(Path folder, List<String> job) throws BadInput {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      return new ClusterSettings(
          LauncherFolder.path("flink"),
          folder,
          taskManagers,
          slots == 0 ? Math.max(1, cores / Math.max(1, taskManagers)) : slots,
          MemorySize.parse(memory),
          broker.port(),
          Optional.empty(),
          true,
          flink,
          Map.of(),
          job);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private static Path emptied(Path folder) throws IOException, BadInput {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new BadInput("--out: " + folder + " is not empty");
      }
    }
    return folder;
  }

  private void supervise(Cluster cluster, ShutdownRequest stop) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    while (!stopRequested(stop, POLL_MILLIS) && (minutes == 0 || System.nanoTime() < end)) {
      cluster.supervise();
    }
  }

  private static boolean stopRequested(ShutdownRequest stop, long millis) {
    try {
      return stop.within(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String counts(FlinkRest job) throws InterruptedException {
    List<String> counts = new ArrayList<>();
    for (String each :
        List.of(
            RunAccumulators.READ,
            RunAccumulators.ACCEPTED,
            RunAccumulators.REJECTED,
            RunAccumulators.LATE)) {
      counts.add(each + '=' + job.sum(each));
    }
    return String.join(" ", counts);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
