package io.ringfence.kpi;

import java.time.Instant;

/**
 * A window: a minute or an hour of UTC.
 *
 * @param from its start, in milliseconds
 * @param millis its length
 */
record Span(long from, long millis) {

  static Span minute(long from) {
    return new Span(from, Fact.MINUTE);
  }

  static Span hour(long from) {
    return new Span(from, Fact.HOUR);
  }

  long to() {
    return from + millis;
  }

  long seconds() {
    return millis / 1000;
  }

  /** As records have it; names and digits need no escape. */
  String json() {
    return "{\"from\":\""
        + Instant.ofEpochMilli(from)
        + "\",\"to\":\""
        + Instant.ofEpochMilli(to())
        + "\"}";
  }

  /** Short and stable, for keys. */
  String label() {
    return Instant.ofEpochMilli(from) + (millis == Fact.HOUR ? "/PT1H" : "/PT1M");
  }
}
