package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Signal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Fills in one phase: each field is the first that its tellers have. Parties are the same in all
 * phases; how a call went belongs to its answer (ringing) and its end, and not to phases before it,
 * or every attempt would be amended when its call ends, and would read otherwise from a feed of
 * attempts than from one of ends.
 *
 * @param tellers the phase's own record, or the one it is derived from, and then those that may
 *     fill it in, ascending by (time, id)
 * @param answered whether the call was answered: then legs that fell away say nothing of its end
 */
record PhaseBuilder(List<Call> tellers, boolean answered) {

  /**
   * @param attempted time of the attempt where a record tells it, else ABSENT
   * @param talkMillis of an ONGOING report; of an END, for want of a record that says
   */
  Call fill(CallPhase phase, long time, long attempted, long talkMillis) {
    Call base = tellers.get(0);
    long started = base.started() < 0 ? attempted : base.started();
    boolean ends = phase == CallPhase.END;
    long talked = ends ? number(this::tellsEnd, Call::talkMillis) : Signal.ABSENT;
    started = started < 0 ? number(each -> true, Call::started) : started;
    long rang =
        ends || phase == CallPhase.ANSWER
            ? number(this::tellsRinging, Call::ringMillis)
            : Signal.ABSENT;
    talked = talked < 0 ? talkMillis : talked;
    CallProgress progress =
        ends
            ? CallProgress.of(
                started,
                rang,
                talked,
                (int) number(this::tellsEnd, Call::sipCode),
                (int) number(this::tellsEnd, Call::q850),
                ended(Call::releasedBy))
            : CallProgress.of(started, rang, talked);
    return new Call(
        base.id(), time, base.source(), base.call(), phase, parties(), route(), progress);
  }

  /** Those of the phase's own record, unless others fill something in. */
  private CallParties parties() {
    CallParties parties = tellers.get(0).parties();
    for (Call each : tellers) {
      parties = filled(parties, each.parties());
    }
    return parties;
  }

  /** The first itself where the other adds nothing: the phases of a call share one instance. */
  private static CallParties filled(CallParties first, CallParties other) {
    CallParties filled =
        new CallParties(
            either(first.from(), other.from()),
            either(first.to(), other.to()),
            either(first.account(), other.account()),
            either(first.device(), other.device()),
            either(first.address(), other.address()),
            either(first.userAgent(), other.userAgent()));
    return filled.equals(first) ? first : filled;
  }

  private CallRoute route() {
    CallRoute route = tellers.get(0).route();
    for (Call each : tellers) {
      route = filled(route, each.route());
    }
    return route;
  }

  private static CallRoute filled(CallRoute first, CallRoute other) {
    CallRoute filled =
        new CallRoute(
            either(first.trunk(), other.trunk()),
            either(first.direction(), other.direction()),
            either(first.attestation(), other.attestation()));
    return filled.equals(first) ? first : filled;
  }

  private static String either(String first, String other) {
    return first.isEmpty() ? other : first;
  }

  private boolean tellsEnd(Call record) {
    return record.phase() == CallPhase.END && !(answered && CallTimeline.unanswered(record));
  }

  private boolean tellsRinging(Call record) {
    return record.phase() == CallPhase.ANSWER || tellsEnd(record);
  }

  private String ended(Function<Call, String> field) {
    for (Call each : tellers) {
      if (tellsEnd(each) && !field.apply(each).isEmpty()) {
        return field.apply(each);
      }
    }
    return "";
  }

  private long number(Predicate<Call> tells, ToLongFunction<Call> field) {
    for (Call each : tellers) {
      if (tells.test(each) && field.applyAsLong(each) >= 0) {
        return field.applyAsLong(each);
      }
    }
    return Signal.ABSENT;
  }
}
