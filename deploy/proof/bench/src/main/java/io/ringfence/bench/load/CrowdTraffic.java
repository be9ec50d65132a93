package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.util.Iterator;

/**
 * A provider's traffic with three attempts of calls among every ten records that one trunk brings,
 * as of its largest carrier; or, to compare, the same attempts by many trunks.
 */
public final class CrowdTraffic implements Iterator<SimulatedRecord> {

  private static final int CALLERS = 1_000_000;
  private static final int TRUNKS = 2_000;

  private final Iterator<SimulatedRecord> others;
  private final boolean crowded;
  private long count;
  private long time;

  public CrowdTraffic(Iterator<SimulatedRecord> others, boolean crowded) {
    this.others = others;
    this.crowded = crowded;
  }

  @Override
  public boolean hasNext() {
    return others.hasNext();
  }

  /** The third, sixth and ninth of ten are of the trunk. */
  @Override
  public SimulatedRecord next() {
    long place = count++ % 10;
    if (place % 3 == 2) {
      return attempt(count, time);
    }
    SimulatedRecord sent = others.next();
    time = sent.arrival();
    return sent;
  }

  private SimulatedRecord attempt(long number, long at) {
    // Multiplied by an odd number, a count passes through all callers in no order to be seen.
    long caller = number * 2_654_435_761L % CALLERS;
    String trunk = crowded ? "carrier-crowd" : "carrier-" + caller % TRUNKS;
    String json =
        """
        {"type":"call","id":"w-%d:attempt","call":"w-%d","phase":"attempt","time":%d,"source":"sbc-1","from":"+44207%07d","to":"+1202%07d","trunk":"%s","direction":"inbound"}"""
            .formatted(number, number, at, caller, 2_000_000 + caller, trunk);
    return new SimulatedRecord(at, TopicNames.CALLS, "w-" + number, json.getBytes(UTF_8));
  }
}
