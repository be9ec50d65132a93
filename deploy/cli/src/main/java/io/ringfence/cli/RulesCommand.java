package io.ringfence.cli;

import io.ringfence.rule.Fault;
import io.ringfence.rule.PackLoader;
import io.ringfence.rule.PackLoader.Loaded;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with rule packs without any traffic. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Checks rule packs.",
    subcommands = RulesCommand.Check.class)
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with the rules: check");
  }

  /** Every fault of a pack, with its line. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reports every fault of rule packs as FILE:LINE: REASON.",
        "Exit 0 if there is none, 1 if there are faults, 2 if a file cannot be read."
      })
  static final class Check implements java.util.concurrent.Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "rule packs, YAML")
    private List<Path> files;

    @Mixin private Knowledge knowledge;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws BadInput {
      PrintWriter out = spec.commandLine().getOut();
      int faults = 0;
      for (Path file : files) {
        Loaded loaded = PackLoader.load(file.toString(), Home.text(file), knowledge.packSettings());
        for (Fault fault : loaded.faults()) {
          out.println(fault);
        }
        for (Fault warning : loaded.warnings()) {
          out.println(warning + " (a warning)");
        }
        faults += loaded.faults().size();
        loaded
            .pack()
            .ifPresent(
                pack ->
                    out.printf(
                        "%s: %d measures, %d rules, no faults%n",
                        file, pack.measures().size(), pack.rules().size()));
      }
      out.flush();
      return faults == 0 ? 0 : 1;
    }
  }
}
