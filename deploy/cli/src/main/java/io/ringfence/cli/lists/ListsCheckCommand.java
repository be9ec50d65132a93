package io.ringfence.cli.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.lists.intake.ImportFault;
import io.ringfence.lists.intake.ListImport;
import io.ringfence.signal.SubjectKind;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an import would say of files, without a list. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reports every fault of files that are to be imported, as FILE:LINE: NAME: REASON; the first 50, and how many.",
      "Exit 0 if there is none, 1 if there are faults, 2 if a file cannot be read."
    })
final class ListsCheckCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ListFileOptions files;
  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    ListImport intake = files.read();
    PrintWriter out = spec.commandLine().getOut();
    Map<SubjectKind, Long> kinds =
        intake.wanted().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.subject().kind(), TreeMap::new, Collectors.counting()));
    if (output.json()) {
      out.print(json(intake, kinds));
    } else {
      ListFileOptions.print(intake.faults(), out);
      String kindCounts =
          kinds.entrySet().stream()
              .map(each -> "%s %,d".formatted(each.getKey().label(), each.getValue()))
              .collect(Collectors.joining(", "));
      out.printf(
          "%,d subjects%s, %,d said again%n",
          intake.wanted().size(),
          kindCounts.isEmpty() ? "" : " (" + kindCounts + ")",
          intake.repeated());
    }
    return intake.faults().total() == 0 ? 0 : 1;
  }

  private static String json(ListImport intake, Map<SubjectKind, Long> kinds) {
    ObjectNode json = JSON.createObjectNode().put("subjects", intake.wanted().size());
    ObjectNode ofKinds = json.putObject("kinds");
    kinds.forEach((kind, count) -> ofKinds.put(kind.label(), count));
    json.put("repeated", intake.repeated()).put("faults", intake.faults().total());
    ObjectNode byName = json.putObject("faultsByName");
    intake.faults().counts().forEach((name, count) -> byName.put(name.label(), count));
    ArrayNode first = json.putArray("firstFaults");
    for (ImportFault each : intake.faults().first()) {
      first
          .addObject()
          .put("file", each.file())
          .put("line", each.line())
          .put("name", each.flaw().label())
          .put("detail", each.detail());
    }
    return json.toPrettyString() + "\n";
  }
}
