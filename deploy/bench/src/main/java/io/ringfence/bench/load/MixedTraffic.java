package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;

/** A provider's traffic with some records of another kind among every ten. */
abstract class MixedTraffic implements Iterator<SimulatedRecord> {

  private static final int OF = 10;

  private final int share;
  private final Iterator<SimulatedRecord> others;
  private long count;
  private long time;

  /**
   * @param share of every ten records, how many are mixed in
   */
  MixedTraffic(Iterator<SimulatedRecord> others, int share) {
    this.others = others;
    this.share = share;
  }

  @Override
  public final boolean hasNext() {
    return others.hasNext();
  }

  @Override
  public final SimulatedRecord next() {
    long slot = count++ % OF;
    long every = OF / share;
    if (slot % every != every - 1 || slot / every >= share) {
      SimulatedRecord sent = others.next();
      time = sent.arrival();
      return sent;
    }
    return mixedIn(count, time);
  }

  /** The record with this number, at the time of those around it. */
  abstract SimulatedRecord mixedIn(long number, long at);

  /** Multiplied by an odd number, a count passes through all of so many in no order to be seen. */
  static long scattered(long number, int of) {
    return number * 2_654_435_761L % of;
  }
}
