package io.ringfence.rule;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When to accuse whom of what.
 *
 * @param slot hash of the id, by which stored episodes are found again
 * @param accuse the kind of subject; RANGE with {@code digits}
 * @param alone whether nobody is accused beside the subject, since who took part was its victim
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
 * @param quietMillis the episode closes after this long without a hit
 * @param list where its alerts put the subject, if they do
 */
public record Rule(
    String id,
    int slot,
    int version,
    String fraud,
    String title,
    Summary summary,
    SubjectKind accuse,
    Role as,
    int digits,
    boolean alone,
    Set<SignalTopic> on,
    Condition guard,
    Condition when,
    String text,
    List<Measure> reads,
    List<List<Need>> needs,
    List<Field> facts,
    boolean judgesFields,
    boolean readsStanding,
    Severity severity,
    double score,
    long quietMillis,
    Mode mode,
    Optional<ListAs> list) {

  /**
   * That a measure which never exceeds the number of its signals has to reach a number.
   *
   * @param least 1 or more
   */
  public record Need(Measure measure, long least) {}

  /** Of the longest measure that the rule reads; 0 without any. */
  public long longestOverMillis() {
    long longest = 0;
    for (Measure measure : reads()) {
      longest = Math.max(longest, measure.spec().overMillis());
    }
    return longest;
  }
}
