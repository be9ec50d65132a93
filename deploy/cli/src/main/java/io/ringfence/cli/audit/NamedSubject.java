package io.ringfence.cli.audit;

import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that a savepoint holds of one subject. Mutable while it is read. */
final class NamedSubject {

  /**
   * A piece that is the subject's own, or names it.
   *
   * @param of its class; empty of a timer, which goes with what is held of its key
   * @param state as the savepoint names it
   */
  record Found(
      Optional<PolicyClass> of,
      String state,
      String what,
      String key,
      long time,
      long due,
      String text) {

    /** Whose it is, as people write it: a subject with its kind, or a call that is assembled. */
    String whose() {
      try {
        Subject subject = Subject.ofKey(key);
        return subject.kind().label() + ':' + subject.value();
      } catch (IllegalArgumentException e) {
        return "call " + key;
      }
    }
  }

  /** An entry of the subject's own without any piece: there is one where a hold is. */
  static final String KEY_ALONE = "the key alone";

  private static final Comparator<Found> OLDEST_FIRST =
      Comparator.comparing((Found found) -> found.of().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
          .thenComparingLong(Found::time)
          .thenComparing(Found::what)
          .thenComparing(Found::text);

  private final Subject subject;
  private final Mention mention;
  private final List<Found> own = new ArrayList<>();
  private final List<Found> named = new ArrayList<>();
  private final Map<String, Long> unexplained = new TreeMap<>();

  /** Of the entry that is being read. */
  private String state = "";

  private String key = "";
  private boolean told;
  private boolean hashTold;

  NamedSubject(Subject subject) {
    this.subject = subject;
    this.mention = new Mention(subject);
  }

  Subject subject() {
    return subject;
  }

  /**
   * An entry of a state is read next.
   *
   * @param itsKey empty of what has none
   */
  void begins(String itsState, String itsKey) {
    key = itsKey;
    state = itsState;
    told = false;
    hashTold = false;
  }

  /** Looks at a piece of the entry. */
  void look(Holding holding) {
    boolean isOwn = mention.isOwn(holding);
    Holding.Said said = holding.said().get();
    boolean named = isOwn || mention.isIn(said);
    boolean hashed = isOwn || mention.isHashedIn(said);
    told |= named;
    hashTold |= hashed;
    if (named || hashed) {
      (isOwn ? own : this.named)
          .add(
              new Found(
                  Optional.of(holding.of()),
                  state,
                  holding.what(),
                  holding.key(),
                  holding.time(),
                  holding.due(),
                  said.text()));
    }
  }

  /** Looks at a timer. */
  void look(String name, long time) {
    if (key.equals(subject.key())) {
      told = true;
      own.add(new Found(Optional.empty(), state, "timers", key, time, Long.MAX_VALUE, name));
    }
  }

  /** Counts where the value, or its hash, stands in bytes of which no piece of the entry told. */
  void ends(byte[]... bytes) {
    if (!told && key.equals(subject.key())) {
      told = true;
      own.add(
          new Found(
              Optional.empty(), state, KEY_ALONE, key, Holding.UNKNOWN, Long.MAX_VALUE, state));
    }
    long count = 0;
    for (byte[] each : bytes) {
      count += told ? 0 : mention.countIn(each);
      count += hashTold ? 0 : mention.countHashesIn(each);
    }
    if (count > 0) {
      unexplained.merge(state, count, Long::sum);
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

  /** By state. */
  Map<String, Long> unexplained() {
    return unexplained;
  }

  long allUnexplained() {
    return unexplained.values().stream().mapToLong(Long::longValue).sum();
  }
}
