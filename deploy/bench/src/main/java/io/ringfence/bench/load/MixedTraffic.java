package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;

/** A provider's traffic with three records of another kind among every ten. */
abstract class MixedTraffic implements Iterator<SimulatedRecord> {

  private static final int OF = 10;
  private static final int MIXED_IN = 3;

  private final Iterator<SimulatedRecord> others;
  private long count;
  private long time;

  MixedTraffic(Iterator<SimulatedRecord> others) {
    this.others = others;
  }

  @Override
  public final boolean hasNext() {
    return others.hasNext();
  }

  @Override
  public final SimulatedRecord next() {
    long slot = count++ % OF;
    if (slot == 0 || slot % (OF / MIXED_IN) != 0) {
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
