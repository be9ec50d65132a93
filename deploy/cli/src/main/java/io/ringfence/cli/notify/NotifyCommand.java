package io.ringfence.cli.notify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Alerts by mail and webhook. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = "Tells receivers of alerts by mail and webhook. docs/notify.md tells more.",
    subcommands = {NotifyRunCommand.class, NotifyTestCommand.class})
public final class NotifyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: run or test");
  }
}
