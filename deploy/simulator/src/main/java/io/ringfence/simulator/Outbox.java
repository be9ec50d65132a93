package io.ringfence.simulator;

import java.util.PriorityQueue;

/** Records in transit: written by their source, not yet arrived. */
final class Outbox {

  /** Real collectors repeat a record now and then after a time-out. */
  private static final double REPEATED = 0.005;

  private final PriorityQueue<InTransit> waiting = new PriorityQueue<>();
  private final Dice random;
  private long count;

  Outbox(Dice random) {
    this.random = random;
  }

  public void add(Feed feed, String key, String id, long time, byte[] json, Label label) {
    long arrival = time + feed.delay(random);
    Sent sent = new Sent(arrival, feed.topic, key, json);
    waiting.add(new InTransit(sent, count++, id, time, label));
    if (random.chance(REPEATED)) {
      Sent again = new Sent(arrival + random.exponentialMillis(1_500), feed.topic, key, json);
      waiting.add(new InTransit(again, count++, id, time, null));
    }
  }

  /** The arrival of the next record, or the end of time. */
  public long next() {
    InTransit first = waiting.peek();
    return first == null ? Long.MAX_VALUE : first.sent.arrival();
  }

  public Sent take() {
    InTransit inTransit = waiting.remove();
    if (inTransit.label != null) {
      inTransit.label.sent(inTransit.id, inTransit.time);
    }
    return inTransit.sent;
  }

  private record InTransit(Sent sent, long order, String id, long time, Label label)
      implements Comparable<InTransit> {

    @Override
    public int compareTo(InTransit other) {
      int byArrival = Long.compare(sent.arrival(), other.sent.arrival());
      return byArrival != 0 ? byArrival : Long.compare(order, other.order);
    }
  }
}
