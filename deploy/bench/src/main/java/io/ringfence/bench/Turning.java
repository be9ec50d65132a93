package io.ringfence.bench;

import io.ringfence.simulator.Sent;
import java.util.Iterator;

/** Ordinary traffic first; from a certain record on, traffic with a hot key. */
final class Turning implements Iterator<Sent> {

  private final Iterator<Sent> ordinary;
  private final Iterator<Sent> hot;
  private long left;

  Turning(Iterator<Sent> traffic, long ordinaryRecords) {
    this.ordinary = traffic;
    this.hot = new HotKey(traffic, true);
    this.left = ordinaryRecords;
  }

  @Override
  public boolean hasNext() {
    return ordinary.hasNext();
  }

  @Override
  public Sent next() {
    return left-- > 0 ? ordinary.next() : hot.next();
  }
}
