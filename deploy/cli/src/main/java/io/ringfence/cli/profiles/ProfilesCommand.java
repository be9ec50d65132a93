package io.ringfence.cli.profiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with profiles of customers. */
@Command(
    name = "profiles",
    mixinStandardHelpOptions = true,
    description = "Imports, checks and shows what is known of customers.",
    subcommands = {
      ProfilesImportCommand.class,
      ProfilesCheckCommand.class,
      ProfilesShowCommand.class
    })
public final class ProfilesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the profiles: import, check or show");
  }
}
