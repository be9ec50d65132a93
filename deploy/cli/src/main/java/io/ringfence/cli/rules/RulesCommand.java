package io.ringfence.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.rule.text.Fault;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with rule packs without any traffic. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Checks rule packs, and prints their JSON Schema.",
    subcommands = {RulesCheckCommand.class, RulesCommand.Schema.class})
public final class RulesCommand {

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
      }
      return 0;
    }
  }
}
