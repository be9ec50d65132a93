package io.ringfence.anonymous;

/**
 * Coarse figures: few spans, so that many subjects share one. A figure by itself can be as good as
 * a name to somebody who knows it from elsewhere.
 */
final class Span {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private Span() {}

  static String ofAlerts(int alerts) {
    return alerts == 1 ? "1" : alerts < 5 ? "2-4" : "5+";
  }

  static String ofHits(long hits) {
    if (hits < 10) {
      return hits <= 1 ? "1" : "2-9";
    }
    return hits < 100 ? "10-99" : hits < 1_000 ? "100-999" : "1000+";
  }

  static String ofDuration(long millis) {
    if (millis < 10 * MINUTE) {
      return millis < MINUTE ? "<1m" : "1m-10m";
    }
    return millis < HOUR ? "10m-1h" : millis < 6 * HOUR ? "1h-6h" : "6h+";
  }
}
