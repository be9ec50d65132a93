package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.Phase;
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
record Filling(List<Call> tellers, boolean answered) {

  /**
   * @param attempted time of the attempt where a record tells it, else ABSENT
   * @param talkMillis of an ONGOING report; of an END, for want of a record that says
   */
  Call fill(Phase phase, long time, long attempted, long talkMillis) {
    Call base = tellers.get(0);
    long started = base.started() < 0 ? attempted : base.started();
    boolean ends = phase == Phase.END;
    long talked = ends ? number(this::tellsEnd, Call::talkMillis) : Signal.ABSENT;
    return new Call(
        base.id(),
        time,
        base.source(),
        base.call(),
        phase,
        started < 0 ? number(each -> true, Call::started) : started,
        text(Call::from),
        text(Call::to),
        text(Call::account),
        text(Call::device),
        text(Call::address),
        text(Call::userAgent),
        text(Call::trunk),
        text(Call::direction),
        text(Call::attestation),
        ends || phase == Phase.ANSWER
            ? number(this::tellsRinging, Call::ringMillis)
            : Signal.ABSENT,
        talked < 0 ? talkMillis : talked,
        ends ? (int) number(this::tellsEnd, Call::sipCode) : Signal.ABSENT,
        ends ? (int) number(this::tellsEnd, Call::q850) : Signal.ABSENT,
        ends ? ended(Call::releasedBy) : "");
  }

  private boolean tellsEnd(Call record) {
    return record.phase() == Phase.END && !(answered && Picture.unanswered(record));
  }

  private boolean tellsRinging(Call record) {
    return record.phase() == Phase.ANSWER || tellsEnd(record);
  }

  private String text(Function<Call, String> field) {
    for (Call each : tellers) {
      if (!field.apply(each).isEmpty()) {
        return field.apply(each);
      }
    }
    return "";
  }

  private String ended(Function<Call, String> field) {
    return text(each -> tellsEnd(each) ? field.apply(each) : "");
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
