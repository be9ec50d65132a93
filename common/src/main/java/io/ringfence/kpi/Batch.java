package io.ringfence.kpi;

import java.util.Map;

/**
 * What is to be added to the figures of one minute, many facts at a time.
 *
 * @param minute its start, in milliseconds
 */
public record Batch(long minute, Map<Cell, Figures> cells) {

  /** Start of the hour whose book it belongs to. */
  public long hour() {
    return Fact.hour(minute);
  }
}
