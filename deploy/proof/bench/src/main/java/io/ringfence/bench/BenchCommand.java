package io.ringfence.bench;

import io.ringfence.bench.setup.BenchSettings;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.jobs.config.RetentionClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The benchmark. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures speed, latency and state on this machine, all in one run, so that ratios can be"
          + " trusted.",
      "Prints a line as each scenario ends, then the figures as JSON. Exit 0 when it ran, whatever"
          + " the figures."
    })
public final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--quick",
      description = "less traffic and shorter runs: for a look, not for figures to publish")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "writes the figures there instead of printing them")
  private Path out;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SCENARIO",
      description = "for trying things: runs only these")
  private Set<String> only = new TreeSet<>();

  @Option(
      names = "--backend",
      split = ",",
      paramLabel = "B",
      description = "for trying things: heap or rocksdb only")
  private Set<String> backends = new TreeSet<>();

  @Option(
      names = "--signals",
      paramLabel = "N",
      description = "for trying things: so many signals a run")
  private long signals;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      description = "of the simulated provider (default: ${DEFAULT-VALUE})")
  private int subscribers = 1_000_000;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "for trying things: an option of Flink, for all runs")
  private Map<String, String> options = new TreeMap<>();

  @Mixin private DetectionOptions detection;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      BenchSettings settings =
          new BenchSettings(
              detection.settings(RetentionClock.WALL),
              LauncherFolder.path("flink"),
              Workspace.temporary(),
              quick,
              only,
              backends,
              signals,
              subscribers,
              options);
      String figures =
          Bench.run(
              settings, output.json() ? spec.commandLine().getErr() : spec.commandLine().getOut());
      if (out == null) {
        spec.commandLine().getOut().print(figures);
      } else {
        write(figures);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private void write(String figures) throws BadInput {
    try {
      Files.writeString(out, figures);
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written: " + e.getMessage());
    }
  }
}
