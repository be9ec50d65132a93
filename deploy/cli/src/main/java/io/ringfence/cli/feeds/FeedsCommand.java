package io.ringfence.cli.feeds;

import picocli.CommandLine.Command;

/** What feeds in other formats give. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Shows what files in other formats give, and how to set a feed up.",
    subcommands = {FeedsCheckCommand.class, FeedsMapCommand.class})
public final class FeedsCommand {}
