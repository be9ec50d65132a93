package io.ringfence.cli.profiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.decode.customer.ProfileFile;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an import would say of a file. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reports every fault of a file of profiles, as FILE:LINE: REASON.",
      "Exit 0 if there is none, 1 if there are faults, 2 if the file cannot be read."
    })
final class ProfilesCheckCommand implements Callable<Integer> {

  @Mixin private ProfilesInput input;
  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    ProfileFile read = input.read();
    Map<String, Long> classes =
        read.profiles().values().stream()
            .map(each -> each.versions().get(each.versions().size() - 1).customerClass())
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode json = new ObjectMapper().createObjectNode();
      json.put("profiles", read.profiles().size());
      classes.forEach(json.putObject("classes")::put);
      read.faults()
          .forEach(
              fault ->
                  json.withArrayProperty("faults")
                      .addObject()
                      .put("line", fault.line())
                      .put("detail", fault.text()));
      out.println(json);
    } else {
      input.print(read, out);
      out.printf("%,d profiles %s%n", read.profiles().size(), classes);
    }
    out.flush();
    return read.faults().isEmpty() ? 0 : 1;
  }
}
