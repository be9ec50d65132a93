package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalInt;

/**
 * Traffic with some records probes, one in so many: an attempt of an account that calls satellite
 * phones. The eighth of an account, whichever comes last, is what the rule irsf-burst waits for;
 * its id names the account, so that a sender knows when it has sent what. Some accounts take turns:
 * the eighth comes well after the seventh.
 */
public final class ProbeTraffic implements Iterator<SimulatedRecord> {

  public static final String RULE = "irsf-burst";
  public static final String ACCOUNT = "probe-";

  public static final int ATTEMPTS = 8;
  private static final int TOGETHER = 16;

  /** As many as the rule of the shipped pack asks for. */
  private static final int NUMBERS = 3;

  private static final byte[] START =
      "{\"type\":\"call\",\"id\":\"probe-".getBytes(StandardCharsets.UTF_8);

  private final Iterator<SimulatedRecord> others;
  private final int every;
  private long count;
  private int sent;
  private long time;

  /**
   * Puts probes among other traffic.
   *
   * @param every how many records there are for each probe, itself included
   */
  public ProbeTraffic(Iterator<SimulatedRecord> others, int every) {
    this.others = others;
    this.every = every;
  }

  @Override
  public boolean hasNext() {
    return others.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    if (++count % every != 0) {
      SimulatedRecord next = others.next();
      time = next.arrival();
      return next;
    }
    int attempt = sent / TOGETHER % ATTEMPTS + 1;
    int account = sent / (TOGETHER * ATTEMPTS) * TOGETHER + sent % TOGETHER;
    sent++;
    String call = ACCOUNT + attempt + '-' + account;
    int from = 2_000_000 + account;
    String json =
        """
        {"type":"call","id":"%s","call":"%s","phase":"attempt","time":%d,"source":"probe","from":"+1917%d","to":"+8821600012%d","account":"%s%d","direction":"outbound"}"""
            .formatted(call, call, time, from, attempt % NUMBERS, ACCOUNT, account);
    return new SimulatedRecord(time, TopicNames.CALLS, call, json.getBytes(StandardCharsets.UTF_8));
  }

  /** The account that this record is an attempt of. */
  public static OptionalInt accountOf(byte[] record) {
    if (record.length < START.length
        || !Arrays.equals(record, 0, START.length, START, 0, START.length)) {
      return OptionalInt.empty();
    }
    int account = 0;
    for (int i = START.length + 2; record[i] != '"'; i++) { // past which attempt it is
      account = account * 10 + record[i] - '0';
    }
    return OptionalInt.of(account);
  }
}
