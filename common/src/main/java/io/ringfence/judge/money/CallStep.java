package io.ringfence.judge.money;

import io.ringfence.alert.Money;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Stake;
import io.ringfence.signal.SignalTopic;
import java.util.List;

/** A phase of a call that costs money, as the subject of a rule sees it. */
public final class CallStep {

  private final long time;
  private final SignalTopic topic;
  private long call;
  private long rate;
  private long cost;
  private String number = "";
  private String trunk = "";
  private String customer = "";
  private long dailyLimit = -1;

  private CallStep(long time, SignalTopic topic) {
    this.time = time;
    this.topic = topic;
  }

  /** Null of a signal that is none. */
  public static CallStep of(PendingSignal signal, Stake stake) {
    List<Contribution> all = signal.observation().contributions();
    CallStep step = null;
    for (int i = 0; i < all.size(); i++) {
      int part = all.get(i).slot() - stake.slot();
      if (part >= 0 && part <= stake.limitSlot() - stake.slot()) {
        step = step == null ? new CallStep(signal.time(), signal.observation().topic()) : step;
        step.read(all.get(i), stake);
      }
    }
    return step;
  }

  private void read(Contribution part, Stake stake) {
    int slot = part.slot();
    if (slot == stake.callSlot()) {
      call = part.bits();
    } else if (slot == stake.rateSlot()) {
      rate = Money.micros(part.number());
    } else if (slot == stake.costSlot()) {
      cost = Money.micros(part.number());
    } else if (slot == stake.numberSlot()) {
      number = part.text();
    } else if (slot == stake.trunkSlot()) {
      trunk = part.text();
    } else if (slot == stake.customerSlot()) {
      customer = part.text();
    } else {
      dailyLimit = Money.micros(part.number());
    }
  }

  /** Where it counts. */
  public long time() {
    return time;
  }

  SignalTopic topic() {
    return topic;
  }

  /** Hash of the call's id. */
  long call() {
    return call;
  }

  /** What a minute costs, in millionths; of an end 0. */
  long rate() {
    return rate;
  }

  /** What the call has cost by then, in millionths. */
  long cost() {
    return cost;
  }

  /** The called number; empty if there is none. */
  String number() {
    return number;
  }

  String trunk() {
    return trunk;
  }

  /** Class of the customer; empty without a profile. */
  String customer() {
    return customer;
  }

  /** What the customer may spend a day, in millionths; negative if that is not known. */
  long dailyLimit() {
    return dailyLimit;
  }
}
