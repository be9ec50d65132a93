package io.ringfence.cli.deny;

import io.ringfence.cli.lists.HistoryTopics;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.AccessLog;
import io.ringfence.deny.Wanted;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Somebody decides about refusals: an entry of a list, and a line of the access log before it. */
final class DenyAct {

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

  void write(AccessAction action, SignalTopic change, String list, Subject subject, long until)
      throws BadInput {
    if (actor.isBlank() || actor.length() > LONGEST_ACTOR) {
      throw new BadInput("--actor: a name of at most " + LONGEST_ACTOR + " characters");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new BadInput("--reason: a text of at most " + LONGEST_REASON + " characters");
    }
    Optional<Pseudonym> pseudonym =
        KeyFile.ifNamed("--receipt-key-file", receiptKey, Pseudonym::new);
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
    new HistoryTopics(kafka, TopicNames.DEFAULTS, false).append(List.of(listing));
  }
}
