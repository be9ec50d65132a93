package io.ringfence.cli.serve;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DenyOption;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.cli.options.NotifyOption;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.notify.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a server listens, and how much of the machine it takes. */
public final class ServeOptions {

  /** More than a machine has use for. */
  private static final int MOST_TASKS = 64;

  private static final long LEAST_DISK = 1L << 30;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "port of the broker, on the loopback address; 0 for a free one (default: ${DEFAULT-VALUE})")
  int port = 9092;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description =
          "port that takes records by HTTP, on the loopback address; 0 for a free one (default:"
              + " ${DEFAULT-VALUE})")
  int httpPort = 8481;

  @Option(
      names = "--console-port",
      paramLabel = "N",
      description =
          "port of the console, on the loopback address; 0 for a free one (default:"
              + " ${DEFAULT-VALUE})")
  int consolePort = 8480;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "tasks that share the work; each takes some of a core also while nothing comes (default: ${DEFAULT-VALUE})")
  int parallelism = 1;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "how much memory the process takes, such as 2560m or 8g: two fifths are the heap (default:"
              + " 2560m, for a machine of 4 GiB)")
  private String memory;

  @Option(
      names = "--disk",
      paramLabel = "SIZE",
      description =
          "how large the data may grow; then the oldest traffic goes, never alerts, lists or"
              + " requests (default: ${DEFAULT-VALUE})")
  private String disk = "20g";

  @Mixin private NotifyOption notify = new NotifyOption();
  @Mixin DenyOption deny = new DenyOption();

  @Option(
      names = "--silent-after",
      paramLabel = "SECONDS",
      description =
          "a feed that has sent before and sends nothing for longer is said to be silent (default:"
              + " ${DEFAULT-VALUE})")
  private int silentSeconds = (int) Duration.ofHours(6).toSeconds();

  /** Of a server that is gone soon. */
  public static ServeOptions passing(int port, int consolePort) {
    ServeOptions options = new ServeOptions();
    options.port = port;
    options.httpPort = 0;
    options.consolePort = consolePort;
    return options;
  }

  /** What the jobs are to do, once all options of a server are in order. */
  public DetectionSettings settings(DetectionOptions detection) throws BadInput {
    InputFaults faults = new InputFaults();
    faults.add(
        parallelism < 1 || parallelism > MOST_TASKS,
        "--parallelism: it is from 1 to " + MOST_TASKS);
    faults.add(silentSeconds < 1, "--silent-after: at least a second");
    faults.add(bytes(disk) < LEAST_DISK, "--disk: a size of at least 1g, such as 20g");
    // The launcher has made the heap of it, before there was a Java to check it.
    faults.add(memory != null && bytes(memory) < 0, "--memory: a size, such as 2560m or 8g");
    Optional<DetectionSettings> read =
        faults.reading(() -> detection.settings(RetentionClock.WALL));
    faults.refuse();
    return read.orElseThrow();
  }

  /** Whom to tell. */
  List<Receiver> receivers() throws BadInput {
    return notify.read().orElse(List.of());
  }

  long disk() {
    return bytes(disk);
  }

  Duration silent() {
    return Duration.ofSeconds(silentSeconds);
  }

  /** Of a size as Java and Kubernetes write it; negative if it is none. */
  private static long bytes(String size) {
    try {
      return MemorySize.parseBytes(size.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
