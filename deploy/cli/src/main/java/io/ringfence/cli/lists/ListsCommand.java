package io.ringfence.cli.lists;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with blacklists. */
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description =
        "Imports, checks, shows and exports blacklists and allow lists with their history.",
    subcommands = {
      ListsImportCommand.class,
      ListsCheckCommand.class,
      ListsShowCommand.class,
      ListsExportCommand.class
    })
public final class ListsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the lists: import, check, show or export");
  }
}
