package io.ringfence.jobs.detection;

import io.ringfence.jobs.metrics.JudgeMetrics;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.tenant.Tenants;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is stored of subjects, with their two timers: by the watermark, and by the retention clock.
 */
final class TimedSubjects {

  /** Does what has become due of the current key, whose timer is gone. */
  interface Ticking {
    void tick(String key, UnaryOperator<TimedState<SubjectState>> fired) throws Exception;
  }

  /**
   * What is stored of a subject, with the values of erased ones and without them.
   *
   * @param links null where nothing is replaced in them
   */
  record Replacement(
      TimedState<SubjectState> before,
      TimedState<SubjectState> after,
      Replaced<SubjectLinks> links) {

    Replaced<SubjectState> states() {
      return new Replaced<>(before.state(), after.state());
    }
  }

  private final SubjectCache subjects;
  private final JudgeMetrics meter;
  private final Predicate<String> erased;
  private final Timers due;
  private final Timers purge;
  private final QuietStates quiet;
  private boolean ended;

  /**
   * Has nothing.
   *
   * @param erased whether this task knows that a key's subject was erased
   */
  TimedSubjects(
      JudgeOperator operator,
      SubjectCache subjects,
      JudgeMetrics meter,
      Predicate<String> erased,
      Ticking ticking) {
    this.subjects = subjects;
    this.meter = meter;
    this.erased = erased;
    due =
        Timers.of(
            operator, "due", key -> ticking.tick(key, subject -> subject.dueAt(Long.MAX_VALUE)));
    purge =
        Timers.hourly(
            operator,
            "purge",
            key -> ticking.tick(key, subject -> subject.purgeAt(Long.MAX_VALUE)));
    quiet =
        QuietStates.of(operator, List.of(JudgeOperator.SUBJECT, JudgeOperator.LINKS), due, purge);
  }

  /** Does what the watermark makes due. */
  void advance(long watermark) throws Exception {
    due.advance(watermark);
  }

  /**
   * Purges of what is past its retention as much as one slice holds.
   *
   * @return whether that is all
   */
  boolean purgeSome(long now) throws Exception {
    return purge.advanceSome(now);
  }

  /** Does all that was ever to become due: no timer is set any more. */
  void end() throws Exception {
    ended = true;
    due.advance(Long.MAX_VALUE);
    purge.advance(Long.MAX_VALUE);
  }

  /** Null if no erased value stands in what is stored of the current key. */
  Replacement replaced(String key, KeyedLinkStore links, ErasedValues values) throws Exception {
    if (values.erases(key, Long.MIN_VALUE)) {
      forget(key);
    }
    Replaced<TimedState<SubjectState>> state = subjects.replaced(key, values);
    Replaced<SubjectLinks> linked =
        links.mayHold(values) ? links.replaced(values, owner(key)) : null;
    if (state != null) {
      return new Replacement(state.before(), state.after(), linked);
    }
    TimedState<SubjectState> known = linked == null ? null : subjects.get(key);
    return known == null ? null : new Replacement(known, known, linked);
  }

  /** Whose the current key's state is. */
  private String owner(String key) throws Exception {
    TimedState<SubjectState> known = subjects.get(key);
    return known == null ? Tenants.PROVIDER : known.state().tenancy().owner();
  }

  /**
   * Keeps the current key's state, if anything is left of it.
   *
   * @param known as it was stored, or null
   */
  void keep(
      String key, TimedState<SubjectState> known, TimedState<SubjectState> subject, Outcome outcome)
      throws Exception {
    boolean forgotten = outcome.erased() && subject.state().isForgotten();
    if (subject.state().isEmpty() || (forgotten && erased.test(key))) {
      clear(key, subject, known != null);
      return;
    }
    if (known == null) {
      meter.opened();
    }
    // Set after the end, a timer would fire at once, and again, and again.
    TimedState<SubjectState> timed = ended ? subject : timed(subject, outcome);
    if (outcome.changed() || !timed.sameTimers(known)) {
      subjects.put(key, timed);
    }
  }

  /** Who was erased is known to this task from now on: the subject's own key need not stay. */
  private void forget(String key) throws Exception {
    TimedState<SubjectState> known = subjects.get(key);
    if (known != null && known.state().isForgotten()) {
      clear(key, known, true);
    }
  }

  private void clear(String key, TimedState<SubjectState> subject, boolean stored) {
    due.delete(subject.due());
    purge.delete(subject.purge());
    if (stored) {
      subjects.clear(key);
      meter.cleared();
    }
  }

  private TimedState<SubjectState> timed(TimedState<SubjectState> subject, Outcome outcome) {
    return subject
        .dueAt(due.move(subject.due(), outcome.deadline()))
        .purgeAt(purge.move(subject.purge(), outcome.purgeDeadline()));
  }

  /** Writes nothing any more of its own. */
  void stop() {
    quiet.stop();
  }
}
