package io.ringfence.bench;

import io.ringfence.simulator.Sent;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.OptionalInt;

/**
 * Traffic with every twentieth record a probe: an attempt of an account that calls a satellite
 * phone. The eighth of an account is what the rule irsf-burst waits for; it says so in its id, so
 * that a sender knows when it has sent what. Some accounts take turns: the eighth comes well after
 * the seventh.
 */
final class Probes implements Iterator<Sent> {

  static final String RULE = "irsf-burst";
  static final String ACCOUNT = "probe-";

  private static final int EVERY = 20;
  private static final int ATTEMPTS = 8;
  private static final int TOGETHER = 16;
  private static final byte[] LAST =
      "{\"type\":\"call\",\"id\":\"probe-8-".getBytes(StandardCharsets.UTF_8);

  private final Iterator<Sent> others;
  private long count;
  private int sent;
  private long time;

  Probes(Iterator<Sent> others) {
    this.others = others;
  }

  @Override
  public boolean hasNext() {
    return others.hasNext();
  }

  @Override
  public Sent next() {
    if (++count % EVERY != 0) {
      Sent next = others.next();
      time = next.arrival();
      return next;
    }
    int attempt = sent / TOGETHER % ATTEMPTS + 1;
    int account = sent / (TOGETHER * ATTEMPTS) * TOGETHER + sent % TOGETHER;
    sent++;
    String call = ACCOUNT + attempt + '-' + account;
    String json =
        "{\"type\":\"call\",\"id\":\""
            + call
            + "\",\"call\":\""
            + call
            + "\",\"phase\":\"attempt\",\"time\":"
            + time
            + ",\"source\":\"probe\",\"from\":\"+1917"
            + (2_000_000 + account)
            + "\",\"to\":\"+88216000123\",\"account\":\""
            + ACCOUNT
            + account
            + "\",\"direction\":\"outbound\"}";
    return new Sent(time, "traffic.calls", call, json.getBytes(StandardCharsets.UTF_8));
  }

  /** The account whose last attempt this record is. */
  static OptionalInt lastOf(byte[] record) {
    if (record.length < LAST.length) {
      return OptionalInt.empty();
    }
    for (int i = LAST.length - 1; i >= 0; i--) {
      if (record[i] != LAST[i]) {
        return OptionalInt.empty();
      }
    }
    int account = 0;
    for (int i = LAST.length; record[i] != '"'; i++) {
      account = account * 10 + record[i] - '0';
    }
    return OptionalInt.of(account);
  }
}
