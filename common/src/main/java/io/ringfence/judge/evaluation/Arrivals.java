package io.ringfence.judge.evaluation;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.judge.state.SettledWindows;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import java.util.List;

/** Puts what arrives in its place among the pending signals, and evaluates what that changes. */
public final class Arrivals {

  /**
   * Later signals that are evaluated again at once when one arrives before them. Beyond that number
   * only the newest is, and the newest of its kind: call records may come the last call first, and
   * each call's end is later than all attempts. The others wait for settlement. Streams a second or
   * two out of step stay within it.
   */
  private static final int EAGER = 8;

  private final SubjectContext context;
  private final RuleNames names;
  private final PendingSignals pending;

  public Arrivals(SubjectContext context, RuleNames names) {
    this.context = context;
    this.names = names;
    this.pending = context.state().pending();
  }

  public void insert(Observation observation) {
    SubjectState state = context.state();
    if (observation.time() <= state.erased() || pending.isExcluded(observation)) {
      return;
    }
    int known = pending.placeOf(observation.identity());
    if (known >= 0) {
      Observation other = pending.get(known).observation();
      if (observation.repeats(other)) {
        context.outcome().duplicate();
      }
      if (!observation.supersedes(other)) {
        return;
      }
      pending.remove(known);
    } else if (observation.revision() > 0 && observation.time() <= state.settled()) {
      return; // an amendment of a settled signal, which has been counted
    }
    long time = Math.max(observation.time(), state.settled());
    evaluateFrom(pending.insert(new PendingSignal(observation, time)));
  }

  public void withdraw(Withdrawal withdrawal) {
    int known = pending.placeOf(withdrawal.identity());
    if (known >= 0 && pending.get(known).observation().revision() < withdrawal.revision()) {
      pending.remove(known);
      if (known < pending.size()) {
        evaluateFrom(known);
      }
    }
  }

  /**
   * Takes out the pending signals of a record that is not the subject's. One that stands for
   * several of a crowd stays: the record cannot be told from the others.
   *
   * @param upTo time of the latest signal that is taken out
   * @return how many there were
   */
  public int exclude(String id, long upTo) {
    int count = 0;
    for (int i = pending.size() - 1; i >= 0; i--) {
      Observation each = pending.get(i).observation();
      if (each.id().equals(id) && each.time() <= upTo && !each.isMerged() && !each.isExcluded()) {
        pending.remove(i);
        count++;
        if (i < pending.size()) {
          evaluateFrom(i);
        }
      }
    }
    if (context.frontier() < upTo) { // else nothing of it comes any more
      pending.exclude(context.subject().key(), id, upTo, Math.max(upTo, context.state().settled()));
    }
    return count;
  }

  private void evaluateFrom(int place) {
    evaluate(place);
    int last = pending.size() - 1;
    if (last - place <= EAGER) {
      for (int i = place + 1; i <= last; i++) {
        evaluate(i);
      }
    } else {
      evaluate(last);
      evaluate(newestLike(place));
    }
  }

  private int newestLike(int place) {
    SignalTopic topic = pending.get(place).observation().topic();
    int newest = pending.size() - 1;
    while (pending.get(newest).observation().topic() != topic) {
      newest--;
    }
    return newest;
  }

  private void evaluate(int place) {
    PendingSignal signal = pending.get(place);
    if (signal.isEvaluated()) {
      return;
    }
    List<Integer> hits =
        signal.observation().rules().isEmpty()
            ? List.of()
            : RuleEvaluation.ofPending(context, names, place).hits();
    pending.evaluated(signal, hits);
    for (int slot : hits) {
      context.state().episodes().of(slot);
    }
  }

  /** After a change of standing every rule may have another result. */
  public void evaluateAgain() {
    for (int i = 0; i < pending.size(); i++) {
      if (!pending.get(i).observation().rules().isEmpty()) {
        pending.invalidate(i);
      }
    }
    evaluateStale();
  }

  /**
   * At the end of all signals: evaluates what is stale, and what read approximate measures that
   * have changed since.
   */
  public void evaluateRest() {
    for (int i = 0; i < pending.size(); i++) {
      if (readsApproximate(pending.get(i))) {
        pending.invalidate(i);
      }
    }
    evaluateStale();
  }

  /** Whether a rule reads a measure that may read otherwise later. */
  public boolean readsApproximate(PendingSignal signal) {
    SettledWindows windows = context.state().windows();
    if (windows.isEmpty()) {
      return false;
    }
    for (int slot : signal.observation().rules()) {
      Rule rule = context.pack().rule(slot);
      if (rule == null) {
        continue;
      }
      for (Measure measure : rule.reads()) {
        if (windows.isApproximate(measure.slot())) {
          return true;
        }
      }
    }
    return false;
  }

  private void evaluateStale() {
    for (int i = 0; i < pending.size(); i++) {
      evaluate(i);
    }
  }
}
