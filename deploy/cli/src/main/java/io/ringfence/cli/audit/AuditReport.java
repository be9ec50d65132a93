package io.ringfence.cli.audit;

import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an audit has come to.
 *
 * @param asOf the time by which it judges, epoch milliseconds
 * @param eventTime the latest that any source had reached; empty if none had
 */
record AuditReport(
    Path savepoint,
    long checkpoint,
    RetentionPolicy policy,
    long asOf,
    OptionalLong eventTime,
    Audit audit) {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Classes of which something is held, that with the oldest piece first. */
  List<Map.Entry<PolicyClass, Audit.ClassTally>> classes() {
    return audit.classes().entrySet().stream()
        .sorted(Comparator.comparingLong(each -> each.getValue().all().oldest()))
        .toList();
  }

  /** Kinds of pieces of a class, that with the oldest first. */
  static List<Map.Entry<String, Tally>> pieces(Audit.ClassTally of) {
    return of.pieces().entrySet().stream()
        .sorted(Comparator.comparingLong(each -> each.getValue().oldest()))
        .toList();
  }

  /** The term of a class as a policy writes it. */
  String keep(PolicyClass of) {
    long hours = policy.millis(of) / HOUR;
    return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
  }

  /** Whether the feeds were not live: a job that reads old records goes by event time. */
  boolean isBehind() {
    return eventTime.isPresent() && asOf - eventTime.getAsLong() > HOUR;
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
