package io.ringfence.simulator.output;

import io.ringfence.simulator.population.RandomSource;

/** Records in transit: written by their source, not yet arrived. */
public final class TransitQueue {

  /** Real collectors repeat a record now and then after a time-out. */
  private static final double REPEATED = 0.005;

  private record InTransit(SimulatedRecord sent, String id, long time, AttackLabel label) {}

  private final Timetable<InTransit> waiting = new Timetable<>();
  private final RandomSource random;

  public TransitQueue(RandomSource random) {
    this.random = random;
  }

  public void add(
      RecordSource feed, String key, String id, long time, byte[] json, AttackLabel label) {
    long arrival = time + feed.delay(random);
    SimulatedRecord sent = new SimulatedRecord(arrival, feed.topic, key, json);
    waiting.add(arrival, new InTransit(sent, id, time, label));
    if (random.chance(REPEATED)) {
      long later = arrival + random.exponentialMillis(1_500);
      SimulatedRecord again = new SimulatedRecord(later, feed.topic, key, json);
      waiting.add(later, new InTransit(again, id, time, null));
    }
  }

  /** The arrival of the next record, or the end of time. */
  public long next() {
    return waiting.next();
  }

  public SimulatedRecord take() {
    InTransit arrived = waiting.take();
    if (arrived.label != null) {
      arrived.label.sent(arrived.id, arrived.time);
    }
    return arrived.sent;
  }
}
