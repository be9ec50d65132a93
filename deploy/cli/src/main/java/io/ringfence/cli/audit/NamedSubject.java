package io.ringfence.cli.audit;

import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a savepoint holds of one subject. Mutable while it is read. */
final class NamedSubject {

  /**
   * A piece that is the subject's own, or names it.
   *
   * @param of its class; empty of a timer, which goes with what is held of its key
   */
  record Found(
      Optional<PolicyClass> of, String what, String key, long time, long due, String text) {}

  private static final Comparator<Found> OLDEST_FIRST =
      Comparator.comparing((Found found) -> found.of().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
          .thenComparingLong(Found::time)
          .thenComparing(Found::what)
          .thenComparing(Found::text);

  private final Subject subject;
  private final Mention mention;
  private final List<Found> own = new ArrayList<>();
  private final List<Found> named = new ArrayList<>();
  private long unexplained;

  NamedSubject(Subject subject) {
    this.subject = subject;
    this.mention = new Mention(subject);
  }

  Subject subject() {
    return subject;
  }

  /** Looks at a piece, and returns whether it is the subject's own or names it. */
  boolean look(Holding holding) {
    boolean isOwn = mention.isOwn(holding);
    Holding.Said said = holding.said().get();
    if (!isOwn && !mention.isIn(said)) {
      return false;
    }
    (isOwn ? own : named)
        .add(
            new Found(
                Optional.of(holding.of()),
                holding.what(),
                holding.key(),
                holding.time(),
                holding.due(),
                said.text()));
    return true;
  }

  /** Looks at a timer. */
  boolean look(String name, String key, long time) {
    if (!key.equals(subject.key())) {
      return false;
    }
    own.add(new Found(Optional.empty(), "timers", key, time, Long.MAX_VALUE, name));
    return true;
  }

  /** Counts where the value stands in bytes of which nothing else has told. */
  void raw(byte[]... bytes) {
    for (byte[] each : bytes) {
      unexplained += mention.countIn(each);
    }
  }

  /** By class, oldest first. */
  List<Found> own() {
    return own.stream().sorted(OLDEST_FIRST).toList();
  }

  /** What is held of others and names the subject. */
  List<Found> named() {
    return named.stream().sorted(OLDEST_FIRST).toList();
  }

  long unexplained() {
    return unexplained;
  }
}
