package io.ringfence.cli.live;

import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.local.PrometheusSidecar;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A broker and both jobs on it, for traffic from elsewhere on this machine. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a broker with all topics, detection and indicators on this machine until it is stopped, for traffic from elsewhere; and Prometheus, if it is installed.",
      "Prints `ready bootstrap=HOST:PORT` once it reads the topics, and alerts as they come."
    })
public final class LiveCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the broker, on the loopback address (default: ${DEFAULT-VALUE})")
  private int port = 9092;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "writes every version of every alert to DIR/alerts.jsonl")
  private Path out;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "tasks that share the work; each takes some of a core also while nothing comes (default: ${DEFAULT-VALUE})")
  private int parallelism = 1;

  @Mixin private DetectionOptions detection;

  @Spec private CommandSpec spec;

  /** More than a machine has use for. */
  private static final int MOST = 64;

  /** As shipped. */
  private static final Duration SCRAPED = Duration.ofSeconds(15);

  @Override
  public Integer call() throws Exception {
    InputFaults faults = new InputFaults();
    faults.add(parallelism < 1 || parallelism > MOST, "--parallelism: it is from 1 to " + MOST);
    Optional<DetectionSettings> read =
        faults.reading(() -> detection.settings(RetentionClock.WALL));
    faults.refuse();
    Path own = Workspace.temporary();
    DetectionSettings settings = DetectionOptions.keyed(read.orElseThrow(), own);
    PrintWriter console = spec.commandLine().getOut();
    ShutdownRequest stop = new ShutdownRequest();
    try (LocalStack stack = LocalStack.start(port);
        PrintWriter file = alerts();
        AlertFeed feed =
            new AlertFeed(
                stack.bootstrap(),
                settings.idKey(),
                alert -> {
                  file.println(alert);
                  file.flush();
                  console.println(AlertLine.of(alert));
                  console.flush();
                })) {
      stack.detect(settings, parallelism);
      try (PrometheusSidecar prometheus = PrometheusSidecar.over(stack, SCRAPED)) {
        console.println(prometheus.statusLine());
        detection.ownKey(own).ifPresent(key -> console.println("id key " + key));
        console.println("ready bootstrap=" + stack.bootstrap());
        console.flush();
        await(stack, stop);
      }
      console.printf("%d alerts%n", feed.last().size());
      console.flush();
      return 0;
    } finally {
      stop.done();
    }
  }

  private static void await(LocalStack stack, ShutdownRequest stop) throws Exception {
    while (!stop.within(500)) {
      if (stack.failure().isPresent()) {
        throw new BadInput(stack.failure().get());
      }
    }
  }

  private PrintWriter alerts() throws Exception {
    if (out == null) {
      return new PrintWriter(java.io.Writer.nullWriter());
    }
    Files.createDirectories(out);
    return new PrintWriter(
        Files.newBufferedWriter(out.resolve("alerts.jsonl"), StandardCharsets.UTF_8));
  }
}
