package io.ringfence.cli.lists;

import picocli.CommandLine.Command;

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
public final class ListsCommand {}
