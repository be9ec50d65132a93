package io.ringfence.judge.money;

import io.ringfence.alert.CallTotals;
import io.ringfence.alert.Money;
import io.ringfence.rule.Stake;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls of one subject that cost money: those under way, and what those have cost that ended
 * within the time that an episode looks back. Steps are folded in their order. Bounded in bytes.
 */
public final class CallLedger {

  /**
   * Calls under way that are told apart, 30 bytes each: more than a hacked exchange has lines. Of
   * more, those that began first are passed over until they end.
   */
  static final int MOST_UNDER_WAY = 256;

  /**
   * Ended calls that are kept one by one, 10 bytes each. Of more, those within one {@link #PARTS}th
   * of the time that is looked back count together, with the latest of them.
   */
  static final int MOST_ENDED = 256;

  private static final int PARTS = 128;

  /** A call is given up after four hours; one that lasts longer than this will not be heard of. */
  private static final long LONGEST_MILLIS = 24 * 3_600_000L;

  /** A call under way. */
  record UnderWay(CallStage stage, long time, long rate, long cost) {}

  /** One ended call, or several of about the same time. */
  record Ended(long time, long cost, int calls) {}

  private final int slot;
  private final long beforeMillis;

  /** By the call's hash; the first to begin comes first. */
  private final Map<Long, UnderWay> underWay = new LinkedHashMap<>();

  /** In order of time. */
  private final List<Ended> ended = new ArrayList<>();

  private final CalledNumbers called = new CalledNumbers();

  private long latest = Long.MIN_VALUE;

  /**
   * @param slot of the stake, see {@link Stake#slot}
   */
  public CallLedger(int slot, long beforeMillis) {
    this.slot = slot;
    this.beforeMillis = beforeMillis;
  }

  public int slot() {
    return slot;
  }

  public long beforeMillis() {
    return beforeMillis;
  }

  Map<Long, UnderWay> underWay() {
    return underWay;
  }

  List<Ended> ended() {
    return ended;
  }

  CalledNumbers called() {
    return called;
  }

  /** The numbers that are called. */
  public Set<String> numbers() {
    return called.names();
  }

  public boolean isEmpty() {
    return underWay.isEmpty() && ended.isEmpty() && called.isEmpty();
  }

  /** How many calls it tells of, those together that are kept together. */
  public int size() {
    return underWay.size() + ended.size();
  }

  /** An independent copy. */
  public CallLedger copy() {
    CallLedger copy = new CallLedger(slot, beforeMillis);
    copy.underWay.putAll(underWay);
    copy.ended.addAll(ended);
    called.copyTo(copy.called);
    copy.latest = latest;
    return copy;
  }

  /**
   * Takes in a step whose time is not before any other's.
   *
   * @return whether a call has ended that had not
   */
  public boolean fold(CallStep step) {
    if (step.time() > latest) {
      latest = step.time();
      forget(latest);
    }
    called.fold(step);
    UnderWay known = underWay.get(step.call());
    boolean over = known != null && known.stage() == CallStage.ENDED;
    switch (step.topic()) {
      case CALL_ATTEMPT -> {
        if (known == null) {
          put(step, CallStage.ATTEMPTED);
        }
      }
      case CALL_ANSWER, CALL_ONGOING -> {
        if (!over) {
          put(step, CallStage.ANSWERED);
        }
      }
      case CALL_END -> {
        if (!over) {
          put(step, CallStage.ENDED);
          ended.add(new Ended(step.time(), step.cost(), 1));
        }
      }
      default -> {}
    }
    if (ended.size() > MOST_ENDED) {
      putTogether();
    }
    return step.topic() == SignalTopic.CALL_END && !over;
  }

  private void put(CallStep step, CallStage stage) {
    underWay.put(step.call(), new UnderWay(stage, step.time(), step.rate(), step.cost()));
    if (underWay.size() > MOST_UNDER_WAY) {
      underWay.remove(underWay.keySet().iterator().next());
    }
  }

  /** Forgets what nobody can ask for any more at a time. */
  public void forget(long now) {
    underWay
        .values()
        .removeIf(
            each ->
                each.stage() == CallStage.ENDED
                    ? each.time() < now
                    : each.time() < now - LONGEST_MILLIS);
    called.forget(now - beforeMillis);
    int gone = 0;
    while (gone < ended.size() && ended.get(gone).time() <= now - beforeMillis) {
      gone++;
    }
    ended.subList(0, gone).clear();
  }

  /** From when on {@link #forget} leaves nothing; {@link Long#MIN_VALUE} of an empty one. */
  public long forgottenFrom() {
    long last =
        ended.isEmpty() ? Long.MIN_VALUE : ended.get(ended.size() - 1).time() + beforeMillis;
    for (UnderWay each : underWay.values()) {
      last =
          Math.max(last, each.time() + (each.stage() == CallStage.ENDED ? 1 : LONGEST_MILLIS + 1));
    }
    return called.isEmpty() ? last : Math.max(last, called.latest() + beforeMillis);
  }

  /** Time of the earliest step that is kept; {@link Long#MAX_VALUE} of an empty one. */
  public long earliest() {
    long first = ended.isEmpty() ? Long.MAX_VALUE : ended.get(0).time();
    for (UnderWay each : underWay.values()) {
      first = Math.min(first, each.time());
    }
    return Math.min(first, called.earliest());
  }

  /** Removes what is past its retention, up to a time. */
  void purge(long upTo) {
    underWay.values().removeIf(each -> each.time() < upTo);
    ended.removeIf(each -> each.time() < upTo);
    called.forget(upTo - 1);
  }

  private void putTogether() {
    long width = Math.max(1, beforeMillis / PARTS);
    List<Ended> together = new ArrayList<>();
    for (Ended each : ended) {
      int last = together.size() - 1;
      if (last >= 0
          && Math.floorDiv(together.get(last).time(), width) == Math.floorDiv(each.time(), width)) {
        Ended before = together.get(last);
        together.set(
            last,
            new Ended(each.time(), before.cost() + each.cost(), before.calls() + each.calls()));
      } else {
        together.add(each);
      }
    }
    ended.clear();
    ended.addAll(together);
  }

  /** What the calls of the episode come to that begins now, of those told of after a time. */
  public CallTotals opening(long from) {
    long lost = 0;
    int calls = 0;
    for (Ended each : ended) {
      if (each.time() > from) {
        lost += each.cost();
        calls += each.calls();
      }
    }
    return new CallTotals(money(lost, calls, 0, from), called.after(from));
  }

  /**
   * What the calls of an episode come to after a step that has just been folded.
   *
   * @param ends what {@link #fold} said of it
   */
  public CallTotals after(CallTotals before, CallStep step, boolean ends, long from) {
    boolean counts = ends && step.time() > from;
    Money money = before.money();
    int calls = step.topic() == SignalTopic.CALL_ATTEMPT ? 1 : 0;
    return new CallTotals(
        money(
            money.lost() + (counts ? step.cost() : 0),
            money.ended() + (counts ? 1 : 0),
            money.peak(),
            from),
        before
            .dialled()
            .with(step.number(), calls, counts ? step.cost() : 0)
            .by(step.trunk(), step.customer(), step.dailyLimit()));
  }

  private Money money(long lost, int calls, long peak, long from) {
    long exposure = 0;
    long perMinute = 0;
    long setup = 0;
    int up = 0;
    for (UnderWay each : underWay.values()) {
      if (each.time() <= from) {
        continue;
      }
      if (each.stage() == CallStage.ANSWERED) {
        exposure += each.cost();
        perMinute += each.rate();
        up++;
      } else if (each.stage() == CallStage.ATTEMPTED) {
        setup += each.rate();
      }
    }
    return new Money(
        lost, exposure, perMinute, setup, Math.max(peak, perMinute + setup), calls, up);
  }

  /** Puts back what was stored. */
  void restore(long call, UnderWay stored) {
    underWay.put(call, stored);
    latest = Math.max(latest, stored.time());
  }

  /** Puts back what was stored. */
  void restore(String number, CalledNumbers.Called stored) {
    called.put(number, stored);
    latest = Math.max(latest, stored.time());
  }

  /** Puts back what was stored, in order of time. */
  void restore(Ended stored) {
    ended.add(stored);
    latest = Math.max(latest, stored.time());
  }
}
