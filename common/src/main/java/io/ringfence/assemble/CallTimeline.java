package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the records of one call add up to: which record each phase is taken or derived from, and
 * when it took place. Depends on the set of records only.
 *
 * <p>A record says nothing of the time more than its source's lateness before its own: by then
 * others may have settled it. Said of earlier, a phase takes place at its record's time.
 */
final class CallTimeline {

  /** Toll fraud is stopped within minutes or costs hours: dense at first, then sparse. */
  static final int[] MARKS_MINUTES = {1, 5, 15, 30, 60};

  private static final long MINUTE = 60_000;

  /** The record that a phase is taken or derived from, and the phase's time. */
  private record Part(Call base, long time) {}

  private final ToLongFunction<String> lateness;
  private final List<Call> all;

  /** Without ends beyond the cap. */
  private final List<Call> records;

  private final boolean attemptKnown;
  private final boolean answerKnown;
  private final Part attempt;
  private final Part answer;
  private final Part end;

  /** Where the end stands in for a lost one, it is at the cap, and only once time is there. */
  private final boolean capped;

  /**
   * @param sorted not empty, ascending by (time, id)
   * @param capMillis how long after the answer, or the attempt, a call without an end is given up
   */
  CallTimeline(List<Call> sorted, ToLongFunction<String> lateness, long capMillis) {
    this.lateness = lateness;
    all = sorted;
    Call ownAttempt = lowest(sorted, CallPhase.ATTEMPT);
    Call ownAnswer = lowest(sorted, CallPhase.ANSWER);
    Call anchor = ownAnswer != null ? ownAnswer : ownAttempt;
    long cap = anchor == null ? Long.MAX_VALUE : anchor.time() + capMillis;
    records = new ArrayList<>(sorted.size());
    for (Call each : sorted) {
      if (each.phase() != CallPhase.END || each.time() <= cap) {
        records.add(each);
      }
    }
    attemptKnown = ownAttempt != null;
    answerKnown = ownAnswer != null;
    boolean answered = answerKnown || records.stream().anyMatch(CallTimeline::tellsAnswer);
    Call ownEnd = end(answered);
    capped = ownEnd == null;
    end = capped ? new Part(anchor, cap) : new Part(ownEnd, ownEnd.time());
    answer = answerKnown ? own(ownAnswer) : answered ? derivedAnswer(ownEnd, ownAttempt) : null;
    attempt = attemptKnown ? own(ownAttempt) : derivedAttempt(ownAnswer, ownEnd);
  }

  /** The largest lateness of the sources that report the call, in milliseconds. */
  long greatestLateness() {
    long greatest = 0;
    String before = null;
    for (Call each : all) {
      if (!each.source().equals(before)) {
        before = each.source();
        greatest = Math.max(greatest, late(each));
      }
    }
    return greatest;
  }

  /** Whether this is the end of a call, or of a leg, that somebody answered. */
  static boolean tellsAnswer(Call record) {
    return record.phase() == CallPhase.END
        && (record.talkMillis() > 0 || (record.sipCode() >= 200 && record.sipCode() < 300));
  }

  /** Whether this end says that nobody answered. */
  static boolean unanswered(Call record) {
    return record.talkMillis() <= 0 && record.sipCode() >= 300;
  }

  /** When the call is over: its end, or the cap. */
  long endTime() {
    return end.time();
  }

  /**
   * The first moment after the given one at which there is another phase to tell, or {@link
   * Long#MAX_VALUE}.
   */
  long nextAfter(long watermark) {
    if (answer != null) {
      for (int minutes : MARKS_MINUTES) {
        long mark = answer.time() + minutes * MINUTE;
        if (mark > watermark && mark <= end.time()) {
          return mark;
        }
      }
    }
    return capped && end.time() > watermark ? end.time() : Long.MAX_VALUE;
  }

  /**
   * What is to be told once time has reached the watermark, by the place of its identity: attempt,
   * answer, the marks, end. Null where there is nothing.
   */
  Call[] phases(long watermark) {
    Call[] told = new Call[CallRecords.IDENTITIES];
    told[0] = filled(CallPhase.ATTEMPT, attempt, Signal.ABSENT);
    if (answer != null) {
      told[1] = filled(CallPhase.ANSWER, answer, Signal.ABSENT);
      for (int i = 0; i < MARKS_MINUTES.length; i++) {
        long talk = MARKS_MINUTES[i] * MINUTE;
        long mark = answer.time() + talk;
        if (mark <= watermark && mark <= end.time()) {
          told[2 + i] = filled(CallPhase.ONGOING, new Part(answer.base(), mark), talk);
        }
      }
    }
    if (!capped || end.time() <= watermark) {
      told[told.length - 1] = filled(CallPhase.END, end, talked());
    }
    return told;
  }

  /** The phases without reports of a call that is up, and without an end that stands in. */
  CallSummary whole() {
    int bids = 0;
    for (Call each : records) {
      bids += each.phase() == CallPhase.ATTEMPT ? 1 : 0;
    }
    return new CallSummary(
        filled(CallPhase.ATTEMPT, attempt, Signal.ABSENT),
        Optional.ofNullable(
            answer == null ? null : filled(CallPhase.ANSWER, answer, Signal.ABSENT)),
        Optional.ofNullable(capped ? null : filled(CallPhase.END, end, talked())),
        end.time(),
        Math.max(1, bids),
        attemptKnown && answerKnown);
  }

  private long talked() {
    return answerKnown ? Math.max(0, end.time() - answer.time()) : Signal.ABSENT;
  }

  private Call filled(CallPhase phase, Part part, long talkMillis) {
    List<Call> tellers = new ArrayList<>(records.size());
    tellers.add(part.base());
    for (Call each : records) {
      long behind = each.time() - part.time();
      if (behind <= 0 || behind <= late(each)) {
        tellers.add(each);
      }
    }
    long started = attemptKnown ? attempt.time() : Signal.ABSENT;
    return new PhaseBuilder(tellers, answer != null).fill(phase, part.time(), started, talkMillis);
  }

  private static Call lowest(List<Call> sorted, CallPhase phase) {
    for (Call each : sorted) {
      if (each.phase() == phase) {
        return each;
      }
    }
    return null;
  }

  /**
   * Of an answered call, ends that say otherwise are forked legs that fell away, and an end that
   * says it was answered holds before one that doesn't say. Null where no end is known.
   */
  private Call end(boolean answered) {
    Call best = null;
    for (Call each : records) {
      if (each.phase() != CallPhase.END || (answered && unanswered(each))) {
        continue;
      }
      if (best == null || (answered && tellsAnswer(each) && !tellsAnswer(best))) {
        best = each;
      }
    }
    return best;
  }

  private static Part own(Call record) {
    return new Part(record, record.time());
  }

  private Part derivedAnswer(Call end, Call ownAttempt) {
    long at = end.time();
    if (end.talkMillis() >= 0) {
      at -= end.talkMillis();
    } else if (end.started() >= 0 && end.ringMillis() >= 0) {
      at = Math.min(at, end.started() + end.ringMillis());
    }
    if (ownAttempt != null) {
      at = Math.max(at, Math.min(ownAttempt.time(), end.time()));
    }
    return new Part(end, end.time() - at > late(end) ? end.time() : at);
  }

  /** From the answer, which is nearer, unless only the end knows when the call began. */
  private Part derivedAttempt(Call ownAnswer, Call ownEnd) {
    for (Call each : new Call[] {ownAnswer, ownEnd}) {
      if (each != null && knowsStart(each)) {
        long at = Math.min(start(each), latestStart(each));
        if (each.time() - at <= late(each)) {
          return new Part(each, at);
        }
      }
    }
    Call nearest = ownAnswer != null ? ownAnswer : ownEnd;
    return new Part(nearest, latestStart(nearest));
  }

  private long latestStart(Call teller) {
    return answer == null ? teller.time() : Math.min(teller.time(), answer.time());
  }

  private static boolean knowsStart(Call record) {
    return record.started() >= 0
        || record.ringMillis() >= 0
        || (record.phase() == CallPhase.END && record.talkMillis() >= 0);
  }

  private static long start(Call record) {
    if (record.started() >= 0) {
      return record.started();
    }
    long talk = record.phase() == CallPhase.END ? Math.max(0, record.talkMillis()) : 0;
    return record.time() - talk - Math.max(0, record.ringMillis());
  }

  private long late(Call record) {
    return lateness.applyAsLong(record.source());
  }
}
