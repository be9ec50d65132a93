package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.Iterator;

/**
 * Calls of callers who call once each, 1,000 a second, as from a flood with made-up numbers; then,
 * for some days, one call a minute of another caller, so that event time goes on.
 */
public final class MadeUpCallers implements Iterator<SimulatedRecord> {

  private static final int A_SECOND = 1_000;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final long callers;
  private final long all;
  private final long start;
  private long next;

  /**
   * The calls.
   *
   * @param days for which one call a minute follows
   * @param start when the first call is made
   */
  public MadeUpCallers(long callers, int days, long start) {
    this.callers = callers;
    this.all = callers + Duration.ofDays(days).toMinutes();
    this.start = start;
  }

  @Override
  public boolean hasNext() {
    return next < all;
  }

  @Override
  public SimulatedRecord next() {
    long number = next++;
    boolean madeUp = number < callers;
    long flood = callers * 1_000 / A_SECOND;
    long at = start + (madeUp ? number * 1_000 / A_SECOND : flood + (number - callers) * MINUTE);
    String from = madeUp ? "+4477%08d".formatted(number) : "+442079460018";
    String json =
        """
        {"type":"call","id":"o-%d:attempt","call":"o-%d","phase":"attempt","time":%d,"source":"sbc-1","from":"%s","to":"+1202%07d","trunk":"carrier-1","direction":"inbound"}"""
            .formatted(number, number, at, from, 2_000_000 + MixedTraffic.scattered(number, 1_000));
    return new SimulatedRecord(at, TopicNames.CALLS, "o-" + number, json.getBytes(UTF_8));
  }
}
