package io.ringfence.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.cost.CostJson;
import io.ringfence.cli.cost.CostMeasurement;
import io.ringfence.cli.cost.CostText;
import io.ringfence.cli.cost.PackCost;
import io.ringfence.cli.cost.TrafficSample;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.load.PackLoader.Loaded;
import io.ringfence.rule.text.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with rule packs without any traffic. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Checks rule packs, and prints their JSON Schema.",
    subcommands = {RulesCommand.Check.class, RulesCommand.Schema.class})
public final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the rules: check or schema");
  }

  /** What an editor completes and checks packs with. */
  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description = "Prints the JSON Schema of rule packs, for editors.")
  static final class Schema implements java.util.concurrent.Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      try (InputStream schema = Fault.class.getResourceAsStream("/io/ringfence/schema/pack.json")) {
        spec.commandLine().getOut().print(new String(schema.readAllBytes(), UTF_8));
        spec.commandLine().getOut().flush();
      }
      return 0;
    }
  }

  /** Every fault of a pack, with its line. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reports every fault of rule packs as FILE:LINE: REASON.",
        "With --cost, also what each rule of a pack without faults costs: counts are exact, time is this machine's (half a minute a pack).",
        "Exit 0 if there is none, 1 if there are faults, 2 if a file cannot be read."
      })
  static final class Check implements java.util.concurrent.Callable<Integer> {

    @Parameters(
        arity = "1..*",
        paramLabel = "FILE",
        description = "rule packs: YAML, or folders whose *.yaml make a pack each")
    private List<Path> files;

    @Option(names = "--cost", description = "prints what each rule costs in time and state")
    private boolean cost;

    @Option(
        names = "--on",
        paramLabel = "PATH",
        description =
            "with --cost: traffic of your own, a file of JSON lines or a folder with signals.jsonl, of which the beginning is taken (default: simulated, always the same)")
    private Path on;

    @Option(
        names = "--top",
        paramLabel = "N",
        description = "with --cost: lists the N dearest rules only")
    private int top = Integer.MAX_VALUE;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "with --cost: writes all figures there, JSON")
    private Path out;

    @Mixin private DetectionOptions detection;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws BadInput {
      if (!cost && (on != null || out != null || top != Integer.MAX_VALUE)) {
        throw new BadInput("--on, --top and --out go with --cost");
      }
      if (top < 0) {
        throw new BadInput("--top is not negative");
      }
      PrintWriter terminal = spec.commandLine().getOut();
      int faults = 0;
      List<Path> sound = new ArrayList<>();
      for (Path file : files) {
        Loaded loaded = PackLoader.load(LauncherFolder.pack(file), detection.packSettings());
        for (Fault fault : loaded.faults()) {
          terminal.println(fault);
        }
        for (Fault warning : loaded.warnings()) {
          terminal.println(warning + " (a warning)");
        }
        faults += loaded.faults().size();
        if (loaded.pack().isPresent()) {
          sound.add(file);
        }
        loaded
            .pack()
            .ifPresent(
                pack ->
                    terminal.printf(
                        "%s: %d measures, %d rules, no faults%n",
                        file, pack.measures().size(), pack.rules().size()));
      }
      if (cost) {
        printCosts(sound, terminal);
      }
      terminal.flush();
      return faults == 0 ? 0 : 1;
    }

    private PackCost cost(Path pack) throws BadInput {
      DetectionSettings settings = detection.settings(RetentionClock.EVENT, pack);
      return CostMeasurement.of(TrafficSample.of(on, settings), settings);
    }

    private void printCosts(List<Path> packs, PrintWriter terminal) throws BadInput {
      CostJson json = new CostJson();
      for (Path pack : packs) {
        PackCost figures = cost(pack);
        terminal.println();
        terminal.print(CostText.of(figures, top));
        json.add(pack.toString(), figures);
      }
      if (out != null) {
        try {
          Files.writeString(out, json.toString());
        } catch (IOException e) {
          throw new BadInput(out + " cannot be written: " + e.getMessage());
        }
      }
    }
  }
}
