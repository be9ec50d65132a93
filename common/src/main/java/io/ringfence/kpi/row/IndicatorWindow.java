package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.IndicatorFact;
import java.time.Instant;

/**
 * A window: a minute or an hour of UTC.
 *
 * @param from its start, in milliseconds
 * @param millis its length
 */
public record IndicatorWindow(long from, long millis) {

  public static IndicatorWindow minute(long from) {
    return new IndicatorWindow(from, IndicatorFact.MINUTE);
  }

  static IndicatorWindow hour(long from) {
    return new IndicatorWindow(from, IndicatorFact.HOUR);
  }

  long to() {
    return from + millis;
  }

  long seconds() {
    return millis / 1000;
  }

  /** As records have it; names and digits need no escape. */
  String json() {
    return "{\"from\":\"%s\",\"to\":\"%s\"}"
        .formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to()));
  }

  /** Short and stable, for keys. */
  String label() {
    return Instant.ofEpochMilli(from) + (millis == IndicatorFact.HOUR ? "/PT1H" : "/PT1M");
  }
}
