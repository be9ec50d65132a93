package io.ringfence.judge;

import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import java.util.List;

/** Puts what arrives in its place among the pending signals, and evaluates what that changes. */
final class Arrivals {

  /**
   * Later signals that are evaluated again at once when one arrives before them. Beyond that number
   * only the newest is, and the others wait for settlement. Streams a second or two out of step
   * stay within it.
   */
  private static final int EAGER = 8;

  private final Case context;
  private final Names names;
  private final PendingSignals pending;

  Arrivals(Case context, Names names) {
    this.context = context;
    this.names = names;
    this.pending = context.state().pending();
  }

  void insert(Sighting observation) {
    SubjectState state = context.state();
    if (observation.time() <= state.erased()) {
      return;
    }
    int known = pending.placeOf(observation.identity());
    if (known >= 0) {
      Sighting other = pending.get(known).observation();
      if (repeats(observation, other)) {
        context.outcome().duplicate();
      }
      if (!supersedes(observation, other)) {
        return;
      }
      pending.remove(known);
    } else if (observation.revision() > 0 && observation.time() <= state.settled()) {
      return; // an amendment of a settled signal, which has been counted
    }
    long time = Math.max(observation.time(), state.settled());
    evaluateFrom(pending.insert(new Pending(observation, time)));
  }

  /** An amendment is no repeat: the records of a call are counted where it is assembled. */
  private static boolean repeats(Sighting one, Sighting other) {
    return one.primary() && one.revision() <= other.revision() && one.id().equals(other.id());
  }

  /**
   * Of equal identities the latest revision holds, then a reported one before a derived one, then
   * the lowest (time, id).
   */
  private static boolean supersedes(Sighting one, Sighting other) {
    if (one.revision() != other.revision()) {
      return one.revision() > other.revision();
    }
    if (one.derived() != other.derived()) {
      return other.derived();
    }
    if (one.time() != other.time()) {
      return one.time() < other.time();
    }
    return one.id().compareTo(other.id()) < 0;
  }

  void withdraw(Withdrawal withdrawal) {
    int known = pending.placeOf(withdrawal.identity());
    if (known >= 0 && pending.get(known).observation().revision() < withdrawal.revision()) {
      pending.remove(known);
      if (known < pending.size()) {
        evaluateFrom(known);
      }
    }
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
    }
  }

  private void evaluate(int place) {
    Pending signal = pending.get(place);
    if (signal.isEvaluated()) {
      return;
    }
    List<Integer> hits =
        signal.observation().rules().isEmpty()
            ? List.of()
            : Judgement.ofPending(context, names, place).hits();
    pending.evaluated(signal, hits);
    for (int slot : hits) {
      context.state().episodes().of(slot);
    }
  }

  /** After a change of standing every rule may have another result. */
  void evaluateAgain() {
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
  void evaluateRest() {
    for (int i = 0; i < pending.size(); i++) {
      if (readsApproximate(pending.get(i))) {
        pending.invalidate(i);
      }
    }
    evaluateStale();
  }

  /** Whether a rule reads a measure that may read otherwise later. */
  boolean readsApproximate(Pending signal) {
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
