package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;

/** Ordinary traffic first; from a certain record on, traffic with a hot key. */
public final class DelayedHotKeyTraffic implements Iterator<SimulatedRecord> {

  private final Iterator<SimulatedRecord> ordinary;
  private final Iterator<SimulatedRecord> hot;
  private long left;

  public DelayedHotKeyTraffic(Iterator<SimulatedRecord> traffic, long ordinaryRecords) {
    this.ordinary = traffic;
    this.hot = new HotKeyTraffic(traffic, true);
    this.left = ordinaryRecords;
  }

  @Override
  public boolean hasNext() {
    return ordinary.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    return left-- > 0 ? ordinary.next() : hot.next();
  }
}
