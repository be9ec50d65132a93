package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;

/**
 * The same traffic from so many sources as there are: each record's source follows from its key, so
 * that a call's records are of one.
 */
public final class ManySourcesTraffic implements Iterator<SimulatedRecord> {

  private static final String SOURCE = "\"source\":\"";

  private final Iterator<SimulatedRecord> traffic;
  private final int sources;

  public ManySourcesTraffic(Iterator<SimulatedRecord> traffic, int sources) {
    this.traffic = traffic;
    this.sources = sources;
  }

  @Override
  public boolean hasNext() {
    return traffic.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    SimulatedRecord next = traffic.next();
    String json = new String(next.json(), UTF_8);
    int from = json.indexOf(SOURCE);
    if (from < 0) {
      return next;
    }
    int start = from + SOURCE.length();
    int end = json.indexOf('"', start);
    int source = Math.floorMod((next.key().hashCode() * 0x9E3779B9) >>> 8, sources);
    String renamed = json.substring(0, start) + "s-" + source + json.substring(end);
    return new SimulatedRecord(next.arrival(), next.topic(), next.key(), renamed.getBytes(UTF_8));
  }
}
