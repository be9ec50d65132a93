package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Traffic with three registrations among every ten records that come from one address, as from a
 * gateway that all phones of a network are behind; or, to compare, the same registrations each from
 * an address of its own.
 */
public final class HotKeyTraffic implements Iterator<SimulatedRecord> {

  public static final String ADDRESS = "203.0.113.7";

  private static final int OF = 10;
  private static final int HOT = 3;
  private static final int ACCOUNTS = 200_000;

  private final Iterator<SimulatedRecord> others;
  private final boolean hot;
  private long count;
  private long time;

  public HotKeyTraffic(Iterator<SimulatedRecord> others, boolean hot) {
    this.others = others;
    this.hot = hot;
  }

  @Override
  public boolean hasNext() {
    return others.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    long slot = count++ % OF;
    if (slot == 0 || slot % (OF / HOT) != 0) {
      SimulatedRecord sent = others.next();
      time = sent.arrival();
      return sent;
    }
    // Multiplied by an odd number, a count passes through all accounts in no order to be seen.
    long account = count * 2_654_435_761L % ACCOUNTS;
    String address =
        hot
            ? ADDRESS
            : "10." + (account >> 16) + '.' + (account >> 8 & 0xFF) + '.' + (account & 0xFF);
    String json =
        "{\"type\":\"security\",\"id\":\"h-"
            + count
            + "\",\"time\":"
            + time
            + ",\"source\":\"gateway\",\"event\":\"register.ok\",\"account\":\"h-"
            + account
            + "\",\"device\":\"mac:02ff"
            + String.format("%08x", account)
            + "\",\"address\":\""
            + address
            + "\"}";
    return new SimulatedRecord(
        time, TopicNames.SECURITY, "h-" + account, json.getBytes(StandardCharsets.UTF_8));
  }
}
