package io.ringfence.simulator;

import java.util.PriorityQueue;

/** Records on their way: what has been written and has not arrived. */
final class Outbox {

  /** Real collectors repeat a record now and then after a time-out. */
  private static final double REPEATED = 0.005;

  private final PriorityQueue<Parcel> parcels = new PriorityQueue<>();
  private final Dice dice;
  private long count;

  Outbox(Dice dice) {
    this.dice = dice;
  }

  void add(Feed feed, String key, String id, long time, byte[] json, Label label) {
    long arrival = time + feed.delay(dice);
    Sent sent = new Sent(arrival, feed.topic, key, json);
    parcels.add(new Parcel(sent, count++, id, time, label));
    if (dice.chance(REPEATED)) {
      Sent again = new Sent(arrival + dice.pause(1_500), feed.topic, key, json);
      parcels.add(new Parcel(again, count++, id, time, null));
    }
  }

  /** The arrival of the next record, or the end of time. */
  long next() {
    Parcel first = parcels.peek();
    return first == null ? Long.MAX_VALUE : first.sent.arrival();
  }

  Sent take() {
    Parcel parcel = parcels.remove();
    if (parcel.label != null) {
      parcel.label.sent(parcel.id, parcel.time);
    }
    return parcel.sent;
  }

  private record Parcel(Sent sent, long order, String id, long time, Label label)
      implements Comparable<Parcel> {

    @Override
    public int compareTo(Parcel other) {
      int byArrival = Long.compare(sent.arrival(), other.sent.arrival());
      return byArrival != 0 ? byArrival : Long.compare(order, other.order);
    }
  }
}
