package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.util.Iterator;

/**
 * Traffic with three registrations among every ten records that come from one address, as from a
 * gateway that all phones of a network are behind; or, to compare, the same registrations each from
 * an address of its own.
 */
public final class HotKeyTraffic extends MixedTraffic {

  public static final String ADDRESS = "203.0.113.7";

  private static final int ACCOUNTS = 200_000;

  private final boolean hot;

  public HotKeyTraffic(Iterator<SimulatedRecord> others, boolean hot) {
    super(others, 3);
    this.hot = hot;
  }

  @Override
  SimulatedRecord mixedIn(long number, long at) {
    long account = scattered(number, ACCOUNTS);
    String address =
        hot
            ? ADDRESS
            : "10." + (account >> 16) + '.' + (account >> 8 & 0xFF) + '.' + (account & 0xFF);
    String json =
        "{\"type\":\"security\",\"id\":\"h-"
            + number
            + "\",\"time\":"
            + at
            + ",\"source\":\"gateway\",\"event\":\"register.ok\",\"account\":\"h-"
            + account
            + "\",\"device\":\"mac:02ff"
            + String.format("%08x", account)
            + "\",\"address\":\""
            + address
            + "\"}";
    return new SimulatedRecord(at, TopicNames.SECURITY, "h-" + account, json.getBytes(UTF_8));
  }
}
