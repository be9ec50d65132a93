package io.ringfence.cli.audit;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOrJsonOption;
import io.ringfence.cli.options.PolicyOption;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.privacy.RetentionPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a savepoint still holds. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what a savepoint of either job still holds, per class of the retention policy, oldest"
          + " first.",
      "Exit 0 if nothing is past its retention and everything could be read, 1 if not; 2 if it is"
          + " no savepoint."
    })
public final class AuditCommand implements Callable<Integer> {

  private static final String EVENT_TIME = "event-time";

  @Parameters(
      paramLabel = "SAVEPOINT",
      description =
          "folder of a canonical savepoint of either job, also as Flink prints it (file:/...)")
  private String place;

  @Mixin private PolicyOption policy;
  @Mixin private RegionOption region;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "what is past its retention then is overdue, RFC 3339; event-time: the latest that the"
              + " savepoint knows, for jobs that read old records (default: now)")
  private String asOf;

  @Option(
      names = "--subject",
      paramLabel = "KIND:VALUE",
      description = "also all that is held of one subject, its own and what names it elsewhere")
  private String subject;

  @Mixin private OutputOrJsonOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    RetentionPolicy terms = policy.read();
    Optional<NamedSubject> search = search();
    Path savepoint = savepoint();
    try {
      Savepoint opened = Savepoint.open(savepoint);
      EventTime eventTime = new EventTime();
      opened.showUnkeyed(eventTime);
      long at = asOf(eventTime.latest());
      Audit audit = new Audit(terms, at, search);
      opened.showUnkeyed(audit);
      opened.showKeyed(audit);
      AuditReport report =
          new AuditReport(savepoint, opened.checkpoint(), terms, at, eventTime.latest(), audit);
      spec.commandLine()
          .getOut()
          .print(output.json() ? AuditJson.of(report) : new AuditText(report).toString());
      return audit.clean() ? 0 : 1;
    } catch (NoSavepointException e) {
      throw new BadInput("SAVEPOINT: " + e.getMessage());
    }
  }

  private Path savepoint() throws BadInput {
    try {
      return place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
    } catch (IllegalArgumentException e) {
      throw new BadInput("SAVEPOINT: " + place + " is no folder on this machine");
    }
  }

  private Optional<NamedSubject> search() throws BadInput {
    return subject == null
        ? Optional.empty()
        : Optional.of(new NamedSubject(region.subject("--subject", subject)));
  }

  private long asOf(OptionalLong eventTime) throws BadInput {
    if (asOf == null) {
      return System.currentTimeMillis();
    }
    if (asOf.equals(EVENT_TIME)) {
      return eventTime.orElseThrow(
          () -> new BadInput("--as-of: the savepoint knows no event time; give a time"));
    }
    try {
      return OffsetDateTime.parse(asOf).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new BadInput("--as-of: a time such as " + Instant.EPOCH + ", or " + EVENT_TIME);
    }
  }
}
