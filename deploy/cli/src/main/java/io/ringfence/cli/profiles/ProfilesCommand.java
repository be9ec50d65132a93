package io.ringfence.cli.profiles;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.profile.Profiles;
import io.ringfence.signal.customer.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with profiles without any traffic. */
@Command(
    name = "profiles",
    mixinStandardHelpOptions = true,
    description = "Checks profiles: who the customers' accounts are.",
    subcommands = ProfilesCommand.Check.class)
public final class ProfilesCommand {

  /** Every fault of a file, with its line. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reads profiles, YAML or a record a line, and says how many accounts of which class there"
            + " are.",
        "Exit 0 if there is no fault, 2 if there are faults (each is told with its line) or the file"
            + " cannot be read."
      })
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the profiles")
    private Path file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws BadInput {
      Profiles profiles = LauncherFolder.settings("the profiles", file, Profiles::read);
      Map<String, Long> classes =
          profiles.all().stream()
              .collect(Collectors.groupingBy(Profile::kind, TreeMap::new, Collectors.counting()));
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.printf("%s: %,d accounts, no faults%n", file, profiles.all().size());
      classes.forEach(
          (kind, count) ->
              terminal.printf("%7d %s%n", count, kind.isEmpty() ? "of no class" : kind));
      return 0;
    }
  }
}
