package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long each class of data may be kept, in milliseconds. Listings are kept that long after they
 * end, the others that long after they happened.
 *
 * @param call of the records of calls themselves; what follows from them is traffic
 * @param callMinimum for how long a law demands the records of calls
 */
public record Retention(
    long traffic,
    long security,
    long content,
    long listing,
    long alert,
    long link,
    long location,
    long call,
    LegalMinimum callMinimum)
    implements Serializable {

  public static final Retention DEFAULT =
      new Retention(days(30), days(90), days(1), days(90), days(180), days(180));

  public Retention {
    requireNonNull(callMinimum, "callMinimum");
    if (traffic <= 0 || security <= 0 || content <= 0 || listing < 0 || alert <= 0 || link <= 0) {
      throw new IllegalArgumentException("a retention is longer than nothing");
    }
    if (location <= 0 || call <= 0) {
      throw new IllegalArgumentException("a retention is longer than nothing");
    }
  }

  /** With places kept like security events, and records of calls like all traffic. */
  public Retention(long traffic, long security, long content, long listing, long alert, long link) {
    this(traffic, security, content, listing, alert, link, security, traffic, LegalMinimum.NONE);
  }

  public long millis(DataClass dataClass) {
    return switch (dataClass) {
      case TRAFFIC -> traffic;
      case SECURITY -> security;
      case CONTENT -> content;
      case LISTING -> listing;
      case ALERT -> alert;
      case LINK -> link;
      case LOCATION -> location;
    };
  }

  /** The longest of all that signals have told. */
  public long longest() {
    return Math.max(Math.max(Math.max(traffic, security), content), Math.max(alert, link));
  }

  /** Of a security event whole, which may say where it took place. */
  public long placed() {
    return Math.min(security, location);
  }

  /** Of the records of a call while it is put together. */
  public long openCall() {
    return Math.min(traffic, call);
  }

  private static long days(int days) {
    return Duration.ofDays(days).toMillis();
  }
}
