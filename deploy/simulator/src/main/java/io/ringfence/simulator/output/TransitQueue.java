package io.ringfence.simulator.output;

import io.ringfence.simulator.population.RandomSource;
import java.util.PriorityQueue;

/** Records in transit: written by their source, not yet arrived. */
public final class TransitQueue {

  /** Real collectors repeat a record now and then after a time-out. */
  private static final double REPEATED = 0.005;

  private final PriorityQueue<InTransit> waiting = new PriorityQueue<>();
  private final RandomSource random;
  private long count;

  public TransitQueue(RandomSource random) {
    this.random = random;
  }

  public void add(
      RecordSource feed, String key, String id, long time, byte[] json, AttackLabel label) {
    long arrival = time + feed.delay(random);
    SimulatedRecord sent = new SimulatedRecord(arrival, feed.topic, key, json);
    waiting.add(new InTransit(sent, count++, id, time, label));
    if (random.chance(REPEATED)) {
      SimulatedRecord again =
          new SimulatedRecord(arrival + random.exponentialMillis(1_500), feed.topic, key, json);
      waiting.add(new InTransit(again, count++, id, time, null));
    }
  }

  /** The arrival of the next record, or the end of time. */
  public long next() {
    InTransit first = waiting.peek();
    return first == null ? Long.MAX_VALUE : first.sent.arrival();
  }

  public SimulatedRecord take() {
    InTransit inTransit = waiting.remove();
    if (inTransit.label != null) {
      inTransit.label.sent(inTransit.id, inTransit.time);
    }
    return inTransit.sent;
  }

  private record InTransit(
      SimulatedRecord sent, long order, String id, long time, AttackLabel label)
      implements Comparable<InTransit> {

    @Override
    public int compareTo(InTransit other) {
      int byArrival = Long.compare(sent.arrival(), other.sent.arrival());
      return byArrival != 0 ? byArrival : Long.compare(order, other.order);
    }
  }
}
