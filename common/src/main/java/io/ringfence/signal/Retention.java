package io.ringfence.signal;

import java.time.Duration;

/** How long each class of data may be kept, in milliseconds after its event time. */
public record Retention(long traffic, long security, long content, long listing, long alert) {

  /**
   * The defaults that a provider starts from: calls, messages and sessions 30 days, security 90,
   * content 24 hours, alerts 180 days.
   */
  public static final Retention DEFAULT =
      new Retention(days(30), days(90), days(1), days(90), days(180));

  public Retention {
    if (traffic <= 0 || security <= 0 || content <= 0 || listing < 0 || alert <= 0) {
      throw new IllegalArgumentException("a retention is longer than nothing");
    }
  }

  private static long days(int days) {
    return Duration.ofDays(days).toMillis();
  }

  public long millis(DataClass dataClass) {
    return switch (dataClass) {
      case TRAFFIC -> traffic;
      case SECURITY -> security;
      case CONTENT -> content;
      case LISTING -> listing;
      case ALERT -> alert;
    };
  }
}
