package io.ringfence.kpi.counter;

import java.util.Map;

/**
 * What is to be added to the figures of one minute, many facts at a time.
 *
 * @param minute its start, in milliseconds
 */
public record CounterBatch(long minute, Map<IndicatorGroup, CounterValues> cells) {

  /** Start of the hour that it belongs to. */
  public long hour() {
    return IndicatorFact.hour(minute);
  }
}
