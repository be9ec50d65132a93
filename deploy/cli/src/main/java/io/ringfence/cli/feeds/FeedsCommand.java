package io.ringfence.cli.feeds;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What feeds in other formats give. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Shows what files in other formats give, and how to set a feed up.",
    subcommands = {FeedsCheckCommand.class, FeedsMapCommand.class})
public final class FeedsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: check or map");
  }
}
