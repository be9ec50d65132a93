package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.UnreadableException;

/**
 * When a call came, was answered and ended, and how long it was, by whatever of this a line says.
 * Where the outcome and a length differ, the outcome holds: many systems count the ringing of calls
 * that nobody answered.
 */
final class CallTimes {

  private static final long NEVER = TimeReader.NEVER;

  /** A line's clocks and its lengths differ less; the hour that comes twice is longer. */
  private static final long REPEATED = 20 * 60 * 1000;

  private final FieldMap map;
  private final String[] values;
  private final boolean endGiven;
  private long started;
  private long answered;
  private long ended;
  private long duration;
  private long ring;
  private long talk;
  private int sipCode;
  private final int q850;

  /**
   * Of the end of a call.
   *
   * @throws UnreadableException if the line does not say when it was, or its outcome is unknown
   */
  CallTimes(FieldMap map, String[] values) {
    this.map = map;
    this.values = values;
    ended = time(Target.TIME, map, values);
    endGiven = ended != NEVER;
    started = map.time(Target.STARTED, values, false);
    started = started == TimeReader.BAD && endGiven ? NEVER : checked(started, Target.STARTED, map);
    answered = time(Target.ANSWERED, map, values);
    duration = map.span(Target.DURATION, values);
    ring = map.span(Target.RING, values);
    talk = map.span(Target.TALK, values);
    sipCode = map.quantity(Target.SIP_CODE, values, 200, 699);
    q850 = map.quantity(Target.Q850, values, 0, 127);
    Outcome outcome = outcome();
    if (outcome != null) {
      boolean agrees = sipCode < 300 == (outcome == Outcome.ANSWERED);
      sipCode = sipCode < 0 || !agrees ? outcome.sipCode : sipCode;
    }
    boolean missed = outcome != null && outcome != Outcome.ANSWERED;
    if (missed) {
      duration = duration < 0 && talk > 0 ? talk : duration;
      talk = 0;
      answered = NEVER;
    }
    end();
    lengths(missed, outcome == Outcome.ANSWERED);
  }

  /** A time that the line says; {@link TimeReader#NEVER} if it says none. */
  static long time(Target target, FieldMap map, String[] values) {
    return checked(map.time(target, values, false), target, map);
  }

  private static long checked(long time, Target target, FieldMap map) {
    if (time == TimeReader.BAD) {
      throw UnreadableException.bad(map.name(target), "not a time of the form in the settings");
    }
    return time;
  }

  /** Null if it is not known. */
  private Outcome outcome() {
    String word = map.word(Target.OUTCOME, values);
    if (word == null) {
      throw UnreadableException.bad(
          map.name(Target.OUTCOME), "not one of the outcomes in the settings");
    }
    if (!word.isEmpty()) {
      return Outcome.of(word);
    }
    if (answered != NEVER || (sipCode >= 0 && sipCode < 300)) {
      return Outcome.ANSWERED;
    }
    if (sipCode >= 0 || map.has(Target.ANSWERED) || talk == 0) {
      return Outcome.ofCause(q850);
    }
    return talk > 0 ? Outcome.ANSWERED : null;
  }

  private void end() {
    if (endGiven) {
      untangle();
    } else if (started != NEVER && duration >= 0) {
      ended = started + duration;
    } else if (answered != NEVER) {
      ended = answered + Math.max(talk, 0);
    } else if (started != NEVER) {
      ended = started + Math.max(ring, 0) + Math.max(talk, 0);
    } else {
      throw UnreadableException.missing(
          map.name(map.has(Target.TIME) ? Target.TIME : Target.STARTED));
    }
    if (started == NEVER && duration >= 0) {
      started = ended - duration;
    }
    started = Math.min(started, ended);
  }

  /** In the hour that comes twice, the length tells which of both is meant. */
  private void untangle() {
    long length = duration < 0 && talk > 0 ? talk + Math.max(ring, 0) : duration;
    if (started == NEVER || off(started, ended, length) < REPEATED) {
      return;
    }
    long laterStart = map.time(Target.STARTED, values, true);
    long laterEnd = map.time(Target.TIME, values, true);
    if (off(started, laterEnd, length) < REPEATED) {
      ended = laterEnd;
    } else if (off(laterStart, ended, length) < REPEATED) {
      started = laterStart;
    }
  }

  /** How far two times are from what they should be apart; if that is unknown, from any length. */
  private static long off(long from, long to, long length) {
    long apart = to - from;
    return length >= 0 ? Math.abs(apart - length) : apart >= 0 ? 0 : REPEATED;
  }

  /** What follows from the rest. */
  private void lengths(boolean missed, boolean isAnswered) {
    if (answered != NEVER && answered < started) {
      long later = map.time(Target.ANSWERED, values, true);
      answered = later <= ended ? later : answered;
    }
    boolean whole = endGiven || duration >= 0;
    if (talk < 0 && isAnswered && whole) {
      talk = answered != NEVER ? ended - answered : ring >= 0 ? duration - ring : -1;
    }
    if (ring < 0 && started != NEVER) {
      if (answered != NEVER) {
        ring = answered - started;
      } else if (whole && missed) {
        ring = ended - started;
      } else if (whole && talk >= 0 && ended - started > talk) {
        ring = ended - started - talk;
      }
    }
  }

  long ended() {
    return ended;
  }

  void put(NativeRecord record) {
    record.number("started", (double) started);
    record.number("ringMillis", (double) ring).number("talkMillis", (double) talk);
    record.number("sipCode", sipCode).number("q850", q850);
  }
}
