package io.ringfence.kpi.detail;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallSummary;
import io.ringfence.kpi.counter.CauseClass;
import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.signal.Call;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** One of the calls of a call id: what it counts for. */
final class CountedCall {

  /**
   * An end that comes later is left out, and a call without one remembered for as long: longer than
   * any switch lets a call be up.
   */
  private static final long LAST_END = 24 * IndicatorFact.HOUR;

  /** A call without an end is taken to be up for so long: nearly every real call is shorter. */
  private static final long LAST_UP = 4 * IndicatorFact.HOUR;

  /**
   * A call that is up is carried into an hour before it begins, because records may be ahead of the
   * watermark: by a source's idleness of 15 minutes, and the 5 that clocks may differ by.
   */
  private static final long AHEAD = 30 * IndicatorFact.MINUTE;

  /** Nothing is too late here: a row is amended. Divided, because times are added to it. */
  private static final long NEVER_LATE = Long.MAX_VALUE / 4;

  private static final CallAssembler ASSEMBLER = new CallAssembler(source -> NEVER_LATE, LAST_END);

  private final CallRecords records;

  /** What the records add up to; null until somebody asks. */
  private CallSummary whole;

  /**
   * A call of these records, which do not change.
   *
   * @param records at least one
   */
  CountedCall(CallRecords records) {
    this.records = records;
  }

  private CallSummary whole() {
    if (whole == null) {
      whole = ASSEMBLER.whole(records);
    }
    return whole;
  }

  /**
   * What counts as things are.
   *
   * @param watermark event time reached
   */
  List<IndicatorFact> facts(long watermark) {
    CallSummary call = whole();
    Call attempt = call.attempt();
    IndicatorGroup cell = IndicatorGroup.of(IndicatorFamily.CALLS, attempt.trunk(), attempt.to());
    long minute = IndicatorFact.minute(attempt.time());
    List<IndicatorFact> facts = new ArrayList<>(4);
    long up = attempt.time();
    long down = down(call);
    facts.add(new IndicatorFact(minute, cell, counted(call, up < down)));
    if (up < down && (call.end().isPresent() || down <= seen(watermark))) {
      long last = IndicatorFact.minute(down);
      CounterValues gone = CounterValues.only(CounterType.DOWN, down - last, 1);
      facts.add(new IndicatorFact(last, cell, gone));
    }
    long horizon = call.end().isPresent() ? down : Math.min(down, seen(watermark) + 1);
    for (long hour = IndicatorFact.hour(up) + IndicatorFact.HOUR;
        hour < horizon;
        hour += IndicatorFact.HOUR) {
      facts.add(new IndicatorFact(hour, cell, CounterValues.only(CounterType.CARRIED, 0, 1)));
    }
    return facts;
  }

  /** How far into the future a call without an end has been counted as up. */
  private static long seen(long watermark) {
    return watermark == Long.MIN_VALUE ? Long.MIN_VALUE : watermark + AHEAD;
  }

  private static long down(CallSummary call) {
    return call.end().isPresent() ? call.end().get().time() : call.over() - LAST_END + LAST_UP;
  }

  private static CounterValues counted(CallSummary call, boolean up) {
    CounterAccumulator sum = new CounterAccumulator();
    long offset = Math.floorMod(call.attempt().time(), IndicatorFact.MINUTE);
    sum.add(CounterType.ATTEMPTS, 1);
    sum.add(CounterType.BIDS, call.bids());
    sum.add(CounterType.SECOND, offset / 1000, 1);
    if (up) {
      sum.add(CounterType.UP, offset, 1);
    }
    sum.add(CounterType.CLASS, classOf(call).code(), 1);
    call.answer().ifPresent(answer -> answered(call, answer, sum));
    call.end().ifPresent(end -> ended(end, call.answer().isPresent(), sum));
    return sum.figures();
  }

  private static CauseClass classOf(CallSummary call) {
    return call.answer().isPresent()
        ? CauseClass.ANSWER
        : call.end().map(end -> CauseClass.of(end.sipCode(), end.q850())).orElse(CauseClass.OPEN);
  }

  private static void answered(CallSummary call, Call answer, CounterAccumulator sum) {
    sum.add(CounterType.ANSWERED, 1);
    long between = answer.time() - call.attempt().time();
    long ring = answer.ringMillis() >= 0 ? answer.ringMillis() : call.timed() ? between : -1;
    if (ring >= 0) {
      sum.add(CounterType.PDD, ring, 1);
    }
  }

  private static void ended(Call end, boolean answered, CounterAccumulator sum) {
    int sip = end.sipCode();
    if (sip != Signal.ABSENT) {
      sum.add(CounterType.SIP, sip, 1);
    }
    if (end.q850() != Signal.ABSENT) {
      sum.add(CounterType.Q850, end.q850(), 1);
    }
    if (answered && end.talkMillis() >= 0) {
      sum.add(CounterType.TALKED, 1);
      sum.add(CounterType.TALK, end.talkMillis());
    }
    if (!answered) {
      switch (sip) {
        case 480, 486, 600, 603 -> sum.add(CounterType.EFFECTIVE, 1);
        case 408, 500, 503, 504 -> sum.add(CounterType.INEFFECTIVE, 1);
        default -> {
          if (sip >= 300 && sip < 400) {
            sum.add(CounterType.REDIRECTED, 1);
          }
        }
      }
    }
  }

  /**
   * Event time at which a call that is up is carried into the next hour, or the call may go.
   *
   * @param goes when it may
   */
  long deadline(long watermark, long goes) {
    CallSummary call = whole();
    if (call.end().isPresent()) {
      return goes;
    }
    long seen = Math.max(call.attempt().time(), seen(watermark));
    long next =
        Math.min(IndicatorFact.hour(seen) + IndicatorFact.HOUR, Math.max(seen + 1, down(call)));
    return seen < down(call) ? Math.min(goes, next - AHEAD) : goes;
  }

  /** When it has said its last word. */
  long over() {
    CallSummary call = whole();
    // An end by which nobody answered may be a leg's that fell away, and the call go on.
    boolean leg = call.end().isPresent() && call.answer().isEmpty();
    return call.over() + (leg ? LAST_UP : 0);
  }
}
