package io.ringfence.cli.deny;

import io.ringfence.cli.lists.HistoryTopics;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.AccessLog;
import io.ringfence.deny.Wanted;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.rule.text.DurationText;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What somebody decides about refusals: an entry of a list, and a line of the access log before.
 */
abstract sealed class DenyActCommand implements Callable<Integer> {

  private static final int LONGEST_ACTOR = 128;
  private static final int LONGEST_REASON = 256;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "the broker's address")
  private String bootstrap;

  @Option(
      names = "--actor",
      required = true,
      paramLabel = "NAME",
      description = "who decides it, for the record")
  private String actor;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why, for the record")
  private String reason;

  @Option(
      names = "--receipt-key-file",
      paramLabel = "FILE",
      description = "the key of receipts, by which the access log names subjects")
  private Path receiptKey;

  @Mixin private KafkaClientOption client;
  @Spec private CommandSpec spec;

  /** Takes somebody out. */
  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = "Has somebody refused nowhere until a time, whatever lists say.")
  static final class Lift extends DenyActCommand {

    @Parameters(paramLabel = "SUBJECT", description = "KIND:VALUE, or a bare number or address")
    private String subject;

    @Option(names = "--until", paramLabel = "TIME", description = "until when, RFC 3339")
    private Instant until;

    @Option(names = "--for", paramLabel = "DURATION", description = "instead: 12h, 30d, 2w")
    private String lasting;

    @Mixin private RegionOption region = new RegionOption();

    @Override
    public Integer call() throws BadInput {
      long now = System.currentTimeMillis();
      if ((until == null) == (lasting == null)) {
        throw new BadInput("either --until or --for");
      }
      OptionalLong length = lasting == null ? OptionalLong.empty() : DurationText.millis(lasting);
      if (lasting != null && length.isEmpty()) {
        throw new BadInput("--for: a length of time such as 12h or 30d");
      }
      long end = lasting == null ? until.toEpochMilli() : now + length.getAsLong();
      if (end <= now) {
        throw new BadInput("--until: a time to come");
      }
      return act(
          AccessAction.DENY_LIFT,
          SignalTopic.LISTING_ALLOW,
          Wanted.LIFTED,
          region.subject("SUBJECT", subject),
          end);
    }
  }

  /** The kill switch. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Has nobody refused until `deny resume`.")
  static final class Stop extends DenyActCommand {
    @Override
    public Integer call() throws BadInput {
      return act(
          AccessAction.DENY_STOP,
          SignalTopic.LISTING_ADD,
          Wanted.STOPPED,
          Wanted.ALL,
          Long.MAX_VALUE);
    }
  }

  /** Its end. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Has those refused again whom lists name, under the cap.")
  static final class Resume extends DenyActCommand {
    @Override
    public Integer call() throws BadInput {
      return act(
          AccessAction.DENY_RESUME,
          SignalTopic.LISTING_REMOVE,
          Wanted.STOPPED,
          Wanted.ALL,
          Long.MAX_VALUE);
    }
  }

  final int act(AccessAction action, SignalTopic change, String list, Subject subject, long until)
      throws BadInput {
    if (actor.isBlank() || actor.length() > LONGEST_ACTOR) {
      throw new BadInput("--actor: a name of at most " + LONGEST_ACTOR + " characters");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new BadInput("--reason: a text of at most " + LONGEST_REASON + " characters");
    }
    Optional<Pseudonym> pseudonym =
        receiptKey == null
            ? Optional.empty()
            : Optional.of(KeyFile.read("--receipt-key-file", receiptKey, Pseudonym::new));
    Properties kafka = client.settings(bootstrap);
    long now = System.currentTimeMillis();
    AccessEntry entry =
        AccessEntry.of(now, actor.strip(), "", "", action)
            .about(subject.equals(Wanted.ALL) ? List.of() : List.of(subject))
            .of("reason", reason.strip());
    try (AccessLog log = new AccessLog(kafka, TopicNames.ACCESS_LOG, pseudonym)) {
      log.write(entry);
    } catch (IOException e) {
      throw new BadInput("nothing was done: the broker has not taken the entry of the access log");
    }
    Listing listing =
        new Listing(
            "deny-" + UUID.randomUUID(),
            now,
            "deny",
            change,
            subject,
            list,
            reason.strip(),
            now,
            until,
            false,
            actor.strip());
    HistoryTopics topics =
        new HistoryTopics(
            kafka, TopicNames.LISTINGS, TopicNames.DERIVED_LISTINGS, Optional.empty());
    topics.append(List.of(listing));
    spec.commandLine().getOut().println("done");
    return 0;
  }
}
