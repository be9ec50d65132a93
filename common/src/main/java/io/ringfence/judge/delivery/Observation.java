package io.ringfence.judge.delivery;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A signal as one of its subjects sees it: what it adds to that subject's measures, and which rules
 * it has evaluated. Of a crowd, one observation may stand for many signals of a few seconds.
 *
 * @param identity hash of the signal's identity; equal identities count once
 * @param id of the input record, for evidence
 * @param revision the highest of one identity holds
 * @param derived of equal revisions, a reported signal holds before a derived one, then the lowest
 *     (time, id)
 * @param primary whether this subject is the one that counts repeats of the signal
 * @param rules slots of the rules to evaluate, in ascending order
 * @param facts what those rules read of the signal
 * @param parties keys of the subjects that are behind the signal, for the accused of an alert, with
 *     {@link #SELF} for this one's; empty without rules
 * @param lateness of the source of the signal, in milliseconds; not stored with the signal
 * @param lag how far its feed is behind event time, in milliseconds: event time has gone on without
 *     it; not stored with the signal
 * @param signals how many signals this stands for: 1, or more where those of a crowd were merged
 * @param merging how it is merged with others where the subject is a crowd, see {@link Merging};
 *     not stored with the signal
 * @param tenant whose signal it is; empty of the provider's own
 */
public record Observation(
    String key,
    long identity,
    String id,
    long time,
    int revision,
    boolean derived,
    SignalTopic topic,
    boolean primary,
    List<Contribution> contributions,
    List<Integer> rules,
    List<Fact> facts,
    List<String> parties,
    long lateness,
    long lag,
    int signals,
    long merging,
    String tenant)
    implements Delivery {

  /** The lateness of a source that is not known (any more). */
  public static final long UNKNOWN_LATENESS = -1;

  /** The subject's own key among the parties, stored once. Older states have it written out. */
  public static final String SELF = "";

  /**
   * What stands for a record that was taken out. It adds to no measure and is judged by no rule.
   *
   * @param upTo time of the latest signal of the record that it bears on
   */
  public static Observation excluded(String key, String id, long upTo) {
    return new Observation(
        key,
        Hash.of("excluded\n" + id),
        id,
        upTo,
        0,
        false,
        SignalTopic.PRIVACY_CORRECT,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        UNKNOWN_LATENESS,
        0,
        1,
        Merging.WHOLE,
        Tenants.PROVIDER);
  }

  /** Whether it stands for a record that was taken out. */
  public boolean isExcluded() {
    return topic == SignalTopic.PRIVACY_CORRECT;
  }

  /** Whether it may be merged with others where its subject is a crowd. */
  public boolean isMergeable() {
    return merging != Merging.WHOLE;
  }

  /** Whether it stands for several signals. */
  public boolean isMerged() {
    return signals > 1;
  }

  /**
   * Of equal identities the latest revision holds, then a reported one before a derived one, then
   * the lowest (time, id).
   */
  public boolean supersedes(Observation other) {
    if (revision != other.revision) {
      return revision > other.revision;
    }
    if (derived != other.derived) {
      return other.derived;
    }
    if (time != other.time) {
      return time < other.time;
    }
    return id.compareTo(other.id) < 0;
  }

  /**
   * Whether it is to be counted as a repeat of one with the same identity. An amendment is none:
   * the records of a call are counted where it is assembled.
   */
  public boolean repeats(Observation other) {
    return primary && revision <= other.revision && id.equals(other.id);
  }

  /** Whether every observation has the field itself, so that it is never one of the facts. */
  public static boolean isIntrinsic(int field) {
    return field == Fields.TIME || field == Fields.ID || field == Fields.TOPIC;
  }

  /** The value of a field that every observation has itself; null of any other. */
  public Object intrinsic(int field) {
    return switch (field) {
      case Fields.TIME -> time;
      case Fields.ID -> id;
      case Fields.TOPIC -> topic.label();
      default -> null;
    };
  }

  /** About how many bytes it takes in memory: texts are as long as their senders like. */
  public long bytesInMemory() {
    long bytes = 250 + 2L * id.length() + 16L * rules.size();
    for (int i = 0; i < contributions.size(); i++) {
      bytes += 50 + 2L * contributions.get(i).text().length();
    }
    for (int i = 0; i < facts.size(); i++) {
      bytes += 50 + (facts.get(i).value() instanceof String text ? 2L * text.length() : 0);
    }
    for (int i = 0; i < parties.size(); i++) {
      bytes += 50 + 2L * parties.get(i).length();
    }
    return bytes;
  }

  /** The same of a feed that is so far behind event time. */
  public Observation behind(long millis) {
    return millis == lag
        ? this
        : with(key, primary, contributions, facts, parties, millis, merging);
  }

  /** The same, with its repeats counted elsewhere. */
  public Observation secondary() {
    return with(key, false, contributions, facts, parties, lag, merging);
  }

  /** The same as it was before it was stored without its key and its merging. */
  public Observation inCrowd(String itsKey, long itsMerging) {
    return with(itsKey, primary, contributions, facts, parties, lag, itsMerging);
  }

  /** The same with other names; itself if none is other. */
  public Observation with(NameFilter names) {
    Optional<List<Contribution>> added = changed(contributions, one -> one.with(names));
    Optional<List<Fact>> read = changed(facts, one -> one.with(names));
    Optional<List<String>> named = changed(parties, names::key);
    if (added.isEmpty() && read.isEmpty() && named.isEmpty()) {
      return this;
    }
    return with(
        key,
        primary,
        added.orElse(contributions),
        read.orElse(facts),
        named.orElse(parties),
        lag,
        merging);
  }

  /** A list with its elements changed; empty where none is, which is the rule. */
  private static <T> Optional<List<T>> changed(List<T> before, UnaryOperator<T> change) {
    List<T> after = null;
    for (int i = 0; i < before.size(); i++) {
      T one = before.get(i);
      T now = change.apply(one);
      if (!now.equals(one)) {
        after = after == null ? new ArrayList<>(before) : after;
        after.set(i, now);
      }
    }
    return Optional.ofNullable(after);
  }

  private Observation with(
      String itsKey,
      boolean isPrimary,
      List<Contribution> itsContributions,
      List<Fact> itsFacts,
      List<String> itsParties,
      long itsLag,
      long itsMerging) {
    return new Observation(
        itsKey,
        identity,
        id,
        time,
        revision,
        derived,
        topic,
        isPrimary,
        itsContributions,
        rules,
        itsFacts,
        itsParties,
        lateness,
        itsLag,
        signals,
        itsMerging,
        tenant);
  }

  /** What these rules need once the signal is settled: it contributes to no measure any more. */
  public Observation reducedTo(List<Integer> slots, List<Fact> read) {
    return new Observation(
        key,
        0,
        id,
        time,
        0,
        false,
        topic,
        false,
        List.of(),
        slots,
        read,
        parties,
        lateness,
        lag,
        signals,
        Merging.WHOLE,
        tenant);
  }

  /** The value of one field, by its stable number: a String, Long, Double or Boolean. */
  public record Fact(int field, Object value) {
    private Fact with(String before, String now) {
      return now.equals(before) ? this : new Fact(field, now);
    }

    Fact with(NameFilter names) {
      return value instanceof String text ? with(text, names.value(names(field), text)) : this;
    }

    /** The letter of the kind of subject that a field names, or {@link NameFilter#NOBODY}. */
    public static char names(int field) {
      return Fields.ofId(field).map(Field::names).orElse(NameFilter.NOBODY);
    }
  }
}
