package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.util.Iterator;

/**
 * Traffic with three attempts of calls among every ten records that one trunk brings, as of a
 * provider's largest carrier; or, to compare, the same attempts by many trunks.
 */
public final class CrowdTraffic extends MixedTraffic {

  private static final int CALLERS = 1_000_000;
  private static final int TRUNKS = 2_000;

  private final boolean crowded;

  public CrowdTraffic(Iterator<SimulatedRecord> others, boolean crowded) {
    super(others, 3);
    this.crowded = crowded;
  }

  @Override
  SimulatedRecord mixedIn(long number, long at) {
    long caller = scattered(number, CALLERS);
    String trunk = crowded ? "carrier-crowd" : "carrier-" + caller % TRUNKS;
    String json =
        """
        {"type":"call","id":"w-%d:attempt","call":"w-%d","phase":"attempt","time":%d,"source":"sbc-1","from":"+44207%07d","to":"+1202%07d","trunk":"%s","direction":"inbound"}"""
            .formatted(number, number, at, caller, 2_000_000 + caller, trunk);
    return new SimulatedRecord(at, TopicNames.CALLS, "w-" + number, json.getBytes(UTF_8));
  }
}
