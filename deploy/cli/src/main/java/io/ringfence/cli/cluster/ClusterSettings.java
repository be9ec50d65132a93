package io.ringfence.cli.cluster;

import io.ringfence.jobs.config.JobArgument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.MemorySize;

/**
 * A cluster on this machine: detection on its task managers, indicators on one more if they are
 * wanted.
 *
 * @param configuration the folder of Flink's configuration: {@code config.yaml} and {@code
 *     log4j.properties}
 * @param folder what the run writes: logs, checkpoints, the broker's topics
 * @param taskManagers how many, at least one
 * @param slots of each task manager, at least one
 * @param memory of each task manager, all in all
 * @param port of a broker of its own, on the loopback address; 0 for a free one
 * @param brokers addresses of those that are there already, instead of one of its own; how to speak
 *     to them is in the job's arguments
 * @param indicators whether the job of indicators runs, too
 * @param flink further settings of Flink, which win over the configuration folder
 * @param environments by process, what it has besides that of this JVM
 * @param job arguments of the job, its broker left out
 */
public record ClusterSettings(
    Path configuration,
    Path folder,
    int taskManagers,
    int slots,
    MemorySize memory,
    int port,
    Optional<String> brokers,
    boolean indicators,
    Map<String, String> flink,
    Map<String, Map<String, String>> environments,
    List<String> job) {

  /** Below this, Flink's own shares leave nothing to the job. */
  public static final MemorySize LEAST_MEMORY = MemorySize.ofMebiBytes(1200);

  /** Arguments that come with a value, which the job of indicators does not have. */
  private static final Set<String> ONLY_DETECTION = onlyDetection();

  public ClusterSettings {
    configuration = configuration.toAbsolutePath();
    folder = folder.toAbsolutePath();
    if (taskManagers < 1 || slots < 1) {
      throw new IllegalArgumentException("a cluster has a task manager and a slot at least");
    }
    if (memory.compareTo(LEAST_MEMORY) < 0) {
      throw new IllegalArgumentException(
          "a task manager needs " + LEAST_MEMORY.toHumanReadableString() + " at least");
    }
    flink = Map.copyOf(flink);
    environments = Map.copyOf(environments);
    job = List.copyOf(job);
  }

  private static Set<String> onlyDetection() {
    Set<String> names = new HashSet<>(Set.of("--group", "--settings"));
    for (JobArgument each : JobArgument.values()) {
      if (!JobArgument.ofBothJobs().contains(each)) {
        names.add("--" + each.label());
      }
    }
    return Set.copyOf(names);
  }

  /** What of the detection job's arguments the job of indicators has, too. */
  static List<String> ofIndicators(List<String> job) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < job.size(); i++) {
      if (ONLY_DETECTION.contains(job.get(i))) {
        i++;
      } else {
        arguments.add(job.get(i));
      }
    }
    return arguments;
  }
}
