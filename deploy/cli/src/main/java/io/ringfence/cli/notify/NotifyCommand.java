package io.ringfence.cli.notify;

import picocli.CommandLine.Command;

/** Alerts by mail and webhook. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = "Tells receivers of alerts by mail and webhook. docs/notify.md tells more.",
    subcommands = {NotifyRunCommand.class, NotifyTestCommand.class})
public final class NotifyCommand {}
