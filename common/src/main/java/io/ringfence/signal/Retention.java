package io.ringfence.signal;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long each class of data may be kept, in milliseconds. Listings are kept that long after they
 * end, the others that long after they happened.
 */
public record Retention(
    long traffic, long security, long content, long listing, long alert, long link)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final Retention DEFAULT =
      new Retention(days(30), days(90), days(1), days(90), days(180), days(180));

  public Retention {
    if (traffic <= 0 || security <= 0 || content <= 0 || listing < 0 || alert <= 0 || link <= 0) {
      throw new IllegalArgumentException("a retention is longer than nothing");
    }
  }

  public long millis(DataClass dataClass) {
    return switch (dataClass) {
      case TRAFFIC -> traffic;
      case SECURITY -> security;
      case CONTENT -> content;
      case LISTING -> listing;
      case ALERT -> alert;
      case LINK -> link;
    };
  }

  /** The longest of all that signals have told. */
  public long longest() {
    return Math.max(Math.max(Math.max(traffic, security), content), Math.max(alert, link));
  }

  private static long days(int days) {
    return Duration.ofDays(days).toMillis();
  }
}
