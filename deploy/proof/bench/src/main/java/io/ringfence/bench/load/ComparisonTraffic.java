package io.ringfence.bench.load;

import io.ringfence.simulator.output.SimulatedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.SplittableRandom;

/**
 * Call attempts, one a millisecond and in order, which both sides of the comparison with a plain
 * window can read. Few callers are busy and most hardly ever call (a uniform draw, squared). Never
 * ends.
 */
public final class ComparisonTraffic implements Iterator<SimulatedRecord> {

  /** 100,000 subscriber numbers from an exchange that exists, and as many to call. */
  private static final long CALLING = 12_122_000_000L;

  private static final long CALLED = 16_462_000_000L;
  private static final int CALLEES = 100_000;

  private final int callers;
  private final long from;
  private long count;
  private final SplittableRandom random = new SplittableRandom(7);

  /**
   * Of so many callers.
   *
   * @param callers at most 100,000
   * @param from time of the first, epoch milliseconds
   */
  public ComparisonTraffic(int callers, long from) {
    this.callers = callers;
    this.from = from;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public SimulatedRecord next() {
    double draw = random.nextDouble();
    String id = "r-" + count;
    long time = from + count++;
    long caller = CALLING + (long) (callers * draw * draw);
    long called = CALLED + (long) (CALLEES * random.nextDouble());
    String json =
        """
        {"type":"call","id":"%s","call":"%s","phase":"attempt","direction":"outbound","time":%d,"source":"switch","from":"+%d","to":"+%d"}"""
            .formatted(id, id, time, caller, called);
    return new SimulatedRecord(time, "traffic", id, json.getBytes(StandardCharsets.UTF_8));
  }
}
