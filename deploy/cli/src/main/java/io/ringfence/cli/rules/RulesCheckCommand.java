package io.ringfence.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.rule.change.MeasureChange;
import io.ringfence.rule.change.MeasureShapes;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.load.PackLoader.Loaded;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every fault of a pack, with its line. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reports every fault of rule packs as FILE:LINE: REASON.",
      "With --against, also what becomes of the state of a job that ran another pack: a measure"
          + " that was renamed or counts something else is a fault, as it is when the job starts.",
      "Exit 0 if there is none, 1 if there are faults, 2 if a file cannot be read."
    })
final class RulesCheckCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "rule packs: YAML, or folders whose *.yaml make a pack each")
  private List<Path> files;

  @Option(
      names = "--against",
      paramLabel = "PACK",
      description = "the pack that the job has run until now, a file or a folder")
  private Path before;

  @Mixin private DetectionOptions detection;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  /** What was found of a pack. */
  private record Found(Path pack, Loaded loaded, List<MeasureChange> changes) {

    boolean isGood() {
      return loaded.faults().isEmpty() && MeasureChange.refused(changes).isEmpty();
    }

    void print(PrintWriter terminal) {
      loaded.faults().forEach(terminal::println);
      loaded.warnings().forEach(each -> terminal.println(each + " (a warning)"));
      for (MeasureChange each : changes) {
        terminal.println(pack + ": " + each + (each.refused() ? "" : " (a warning)"));
      }
      loaded
          .pack()
          .filter(sound -> isGood())
          .ifPresent(
              sound ->
                  terminal.printf(
                      "%s: %d measures, %d rules, no faults%n",
                      pack, sound.measures().size(), sound.rules().size()));
    }

    void write(ObjectNode json) {
      json.put("pack", pack.toString());
      loaded
          .pack()
          .ifPresent(
              sound ->
                  json.put("measures", sound.measures().size()).put("rules", sound.rules().size()));
      faults(json.putArray("faults"), loaded.faults());
      faults(json.putArray("warnings"), loaded.warnings());
      json.set("against", JSON.valueToTree(changes));
    }

    private static void faults(ArrayNode json, List<Fault> faults) {
      for (Fault each : faults) {
        json.addObject()
            .put("file", each.file())
            .put("line", each.line())
            .put("field", each.field())
            .put("message", each.message());
      }
    }
  }

  @Override
  public Integer call() throws BadInput {
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      PackText pack = LauncherFolder.pack(file);
      Loaded loaded = PackLoader.load(pack, detection.packSettings());
      boolean comparable = before != null && loaded.pack().isPresent();
      found.add(new Found(file, loaded, comparable ? against(pack) : List.of()));
    }
    PrintWriter terminal = spec.commandLine().getOut();
    if (output.json()) {
      printJson(found, terminal);
    } else {
      found.forEach(each -> each.print(terminal));
    }
    return found.stream().allMatch(Found::isGood) ? 0 : 1;
  }

  private List<MeasureChange> against(PackText pack) throws BadInput {
    try {
      return measures(LauncherFolder.pack(before)).becoming(measures(pack));
    } catch (IllegalArgumentException e) {
      throw new BadInput("--against: " + e.getMessage());
    }
  }

  private MeasureShapes measures(PackText pack) throws BadInput {
    return Rulebook.restore(pack, RulebookState.NEW, detection.packSettings()).measures();
  }

  private void printJson(List<Found> found, PrintWriter terminal) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode packs = root.putArray("packs");
    for (Found each : found) {
      each.write(packs.addObject());
    }
    terminal.println(root.toPrettyString());
  }
}
