package io.ringfence.cli.audit;

import io.ringfence.jobs.state.StoredState;
import java.time.Duration;

/** How much later than its term a job purges a piece, and may. */
final class Slack {

  /**
   * A timer of retention fires at its moment of the hour, up to an hour late; what every task knows
   * is looked at once an hour. Another hour for a start, at which all that is due is purged in
   * slices.
   */
  static final Duration TIMERS = Duration.ofHours(2);

  /**
   * Calls that are being assembled and slices of crowds go by event time, within hours, messages
   * that are being reported on within days. Where event time stands still they go one term later:
   * of a call that was up then, counted from its end and not from its beginning.
   */
  static final Duration EVENT_TIME = Duration.ofDays(1);

  private Slack() {}

  /** In milliseconds. */
  static long of(StoredState state) {
    return switch (state) {
      case CALL, MESSAGE, SLICE -> TIMERS.plus(EVENT_TIME).toMillis();
      default -> TIMERS.toMillis();
    };
  }
}
