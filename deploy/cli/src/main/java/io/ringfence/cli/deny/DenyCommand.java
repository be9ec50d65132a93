package io.ringfence.cli.deny;

import static io.ringfence.console.accountability.AccessAction.DENY_LIFT;
import static io.ringfence.console.accountability.AccessAction.DENY_RESUME;
import static io.ringfence.console.accountability.AccessAction.DENY_STOP;
import static io.ringfence.signal.SignalTopic.LISTING_ADD;
import static io.ringfence.signal.SignalTopic.LISTING_ALLOW;
import static io.ringfence.signal.SignalTopic.LISTING_REMOVE;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.deny.Wanted;
import io.ringfence.rule.text.DurationText;
import java.time.Instant;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Refusing whom lists name, and what people decide about it. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Has firewalls and proxies refuse whom lists name. docs/deny.md tells more.",
    subcommands = {DenyRunCommand.class, DenyShowCommand.class})
public final class DenyCommand {

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = "Has somebody refused nowhere until a time, whatever lists say.")
  int lift(
      @Parameters(paramLabel = "SUBJECT", description = "KIND:VALUE, or a bare number or address")
          String subject,
      @Option(names = "--until", paramLabel = "TIME", description = "until when, RFC 3339")
          Instant until,
      @Option(names = "--for", paramLabel = "DURATION", description = "instead: 12h, 30d, 2w")
          String lasting,
      @Mixin RegionOption region,
      @Mixin DenyAct act)
      throws BadInput {
    long now = System.currentTimeMillis();
    if ((until == null) == (lasting == null)) {
      throw new BadInput("either --until or --for");
    }
    OptionalLong length = lasting == null ? OptionalLong.of(0) : DurationText.millis(lasting);
    if (length.isEmpty()) {
      throw new BadInput("--for: a length of time such as 12h or 30d");
    }
    long end = until == null ? now + length.getAsLong() : until.toEpochMilli();
    if (end <= now) {
      throw new BadInput("--until: a time to come");
    }
    act.write(DENY_LIFT, LISTING_ALLOW, Wanted.LIFTED, region.subject("SUBJECT", subject), end);
    return 0;
  }

  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Has nobody refused until `deny resume`.")
  int stop(@Mixin DenyAct act) throws BadInput {
    act.write(DENY_STOP, LISTING_ADD, Wanted.STOPPED, Wanted.ALL, Long.MAX_VALUE);
    return 0;
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Has those refused again whom lists name, under the cap.")
  int resume(@Mixin DenyAct act) throws BadInput {
    act.write(DENY_RESUME, LISTING_REMOVE, Wanted.STOPPED, Wanted.ALL, Long.MAX_VALUE);
    return 0;
  }
}
