package io.ringfence.rule;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When to accuse whom of what. */
public record Rule(Identity identity, Accused accused, Detection detection, Response response) {

  /**
   * What it is called.
   *
   * @param slot hash of the id, by which stored episodes are found again
   */
  public record Identity(
      String id, int slot, int version, String fraud, String title, Summary summary) {}

  /**
   * Whom it accuses.
   *
   * @param kind RANGE with {@code digits}
   * @param alone whether nobody is accused beside the subject, since who took part was its victim
   */
  public record Accused(SubjectKind kind, Role as, int digits, boolean alone) {}

  /**
   * What it is judged by.
   *
   * @param guard the part of the condition that reads nothing but the signal; decided once, before
   *     delivery
   * @param when the rest of the condition
   * @param text the whole condition, with all definitions written out
   * @param reads the measures that the condition and the summary mention
   * @param needs how large some of them have to be at least for {@code when} to hold: of each list
   *     one
   * @param facts the signal's fields that {@code when} and the summary mention
   * @param judgesFields whether {@code when} mentions any of them
   * @param readsStanding whether the condition mentions the subject's listings
   */
  public record Detection(
      Set<SignalTopic> on,
      Condition guard,
      Condition when,
      String text,
      List<Measure> reads,
      List<List<Need>> needs,
      List<Field> facts,
      boolean judgesFields,
      boolean readsStanding) {}

  /**
   * What follows from a hit.
   *
   * @param quietMillis the episode closes after this long without a hit
   * @param list where its alerts put the subject, if they do
   */
  public record Response(
      Severity severity, double score, long quietMillis, Mode mode, Optional<ListAs> list) {}

  /**
   * That a measure which never exceeds the number of its signals has to reach a number.
   *
   * @param least 1 or more
   */
  public record Need(Measure measure, long least) {}

  public String id() {
    return identity.id;
  }

  public int slot() {
    return identity.slot;
  }

  public int version() {
    return identity.version;
  }

  public String fraud() {
    return identity.fraud;
  }

  public String title() {
    return identity.title;
  }

  public Summary summary() {
    return identity.summary;
  }

  public SubjectKind accuse() {
    return accused.kind;
  }

  public Role as() {
    return accused.as;
  }

  public int digits() {
    return accused.digits;
  }

  public boolean alone() {
    return accused.alone;
  }

  public Set<SignalTopic> on() {
    return detection.on;
  }

  public Condition guard() {
    return detection.guard;
  }

  public Condition when() {
    return detection.when;
  }

  public String text() {
    return detection.text;
  }

  public List<Measure> reads() {
    return detection.reads;
  }

  public List<List<Need>> needs() {
    return detection.needs;
  }

  public boolean judgesFields() {
    return detection.judgesFields;
  }

  public List<Field> facts() {
    return detection.facts;
  }

  public boolean readsStanding() {
    return detection.readsStanding;
  }

  public Severity severity() {
    return response.severity;
  }

  public double score() {
    return response.score;
  }

  public long quietMillis() {
    return response.quietMillis;
  }

  public Mode mode() {
    return response.mode;
  }

  public Optional<ListAs> list() {
    return response.list;
  }

  /** Of the longest measure that the rule reads; 0 without any. */
  public long longestOverMillis() {
    long longest = 0;
    for (Measure measure : reads()) {
      longest = Math.max(longest, measure.spec().overMillis());
    }
    return longest;
  }
}
