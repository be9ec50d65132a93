package io.ringfence.judge;

import io.ringfence.rule.Rule;
import java.util.List;

/** What comes in takes its place among the pending signals, and what that changes is judged. */
final class Arrivals {

  /**
   * Later signals that are judged again at once when one comes before them; the others wait for
   * settlement, only the newest does not. Streams a second or two out of step stay within it.
   */
  private static final int EAGER = 8;

  private final Case the;
  private final Names names;
  private final List<Pending> pending;

  Arrivals(Case the, Names names) {
    this.the = the;
    this.names = names;
    this.pending = the.state().pending;
  }

  void insert(Sighting sighting) {
    SubjectState state = the.state();
    if (sighting.time() <= state.erased) {
      return;
    }
    int known = find(sighting.identity());
    if (known >= 0) {
      Sighting other = pending.get(known).sighting();
      if (repeats(sighting, other)) {
        the.outcome().duplicate();
      }
      if (!holdsBefore(sighting, other)) {
        return;
      }
      pending.remove(known);
      the.state().rearranged();
      unsettleFrom(known);
    } else if (sighting.revision() > 0 && sighting.time() <= state.settled) {
      return; // an amendment of what is settled: it has been counted
    }
    Pending arrived = new Pending(sighting, Math.max(sighting.time(), state.settled));
    int place = pending.size();
    while (place > 0 && Pending.ORDER.compare(pending.get(place - 1), arrived) > 0) {
      place--;
    }
    pending.add(place, arrived);
    state.arrived(arrived);
    unsettleFrom(place + 1);
    judgeFrom(place);
  }

  /** An amendment is no repeat: the records of a call are counted where it is assembled. */
  private static boolean repeats(Sighting one, Sighting other) {
    return one.primary() && one.revision() <= other.revision() && one.id().equals(other.id());
  }

  /**
   * Of equal identities the latest revision holds, then what was reported before what was derived,
   * then the lowest (time, id).
   */
  private static boolean holdsBefore(Sighting one, Sighting other) {
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
    int known = find(withdrawal.identity());
    if (known >= 0 && pending.get(known).sighting().revision() < withdrawal.revision()) {
      pending.remove(known);
      the.state().rearranged();
      unsettleFrom(known);
      if (known < pending.size()) {
        judgeFrom(known);
      }
    }
  }

  private int find(long identity) {
    if (the.state().isBusy() && !the.state().tails().mayKnow(identity)) {
      return -1;
    }
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).sighting().identity() == identity) {
        return i;
      }
    }
    return -1;
  }

  private void unsettleFrom(int index) {
    for (int i = index; i < pending.size(); i++) {
      the.state().unsettle(pending.get(i));
    }
  }

  private void judgeFrom(int index) {
    judge(index);
    int last = pending.size() - 1;
    if (last - index <= EAGER) {
      for (int i = index + 1; i <= last; i++) {
        judge(i);
      }
    } else {
      judge(last);
    }
  }

  private void judge(int index) {
    Pending each = pending.get(index);
    if (each.judged()) {
      return;
    }
    List<Integer> verdict =
        each.sighting().rules().isEmpty()
            ? List.of()
            : new Judgement(the, names, pending, index).verdict();
    the.state().judged(each, verdict);
    for (int slot : each.hits()) {
      the.state().tracks.computeIfAbsent(slot, rule -> new Track());
    }
  }

  /** After a change of standing: every pending verdict may be another. */
  void judgeAgain() {
    for (Pending each : pending) {
      if (!each.sighting().rules().isEmpty()) {
        the.state().unsettle(each);
      }
    }
    judgeRest();
  }

  /**
   * At the end of all signals: what is left to judge, and what was judged on approximate measures
   * that have changed since.
   */
  void judgeAll() {
    for (Pending each : pending) {
      if (approximate(each)) {
        the.state().unsettle(each);
      }
    }
    judgeRest();
  }

  private boolean approximate(Pending each) {
    return each.sighting().rules().stream()
        .map(the.pack()::rule)
        .filter(rule -> rule != null)
        .map(Rule::reads)
        .flatMap(List::stream)
        .map(measure -> the.state().windows.get(measure.slot()))
        .anyMatch(window -> window != null && !window.exact());
  }

  private void judgeRest() {
    for (int i = 0; i < pending.size(); i++) {
      judge(i);
    }
  }
}
