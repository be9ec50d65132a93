package io.ringfence.cli.deny;

import io.ringfence.cli.deny.DenyActCommand.Lift;
import io.ringfence.cli.deny.DenyActCommand.Resume;
import io.ringfence.cli.deny.DenyActCommand.Stop;
import picocli.CommandLine.Command;

/** Refusing whom lists name. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Has firewalls and proxies refuse whom lists name. docs/deny.md tells more.",
    subcommands = {
      DenyRunCommand.class,
      DenyShowCommand.class,
      Lift.class,
      Stop.class,
      Resume.class
    })
public final class DenyCommand {}
