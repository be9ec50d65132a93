package io.ringfence.judge.holdings;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.timeline.SettledSignals;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;

/** When a piece may be held no longer, as the judge purges. */
record Terms(RetentionPolicy policy) {

  /** The first moment after a class's term; {@link Long#MAX_VALUE} while it does not run. */
  long due(PolicyClass of, long since) {
    return due(policy.millis(of), since);
  }

  /** The same of a signal: a security event may say where it was, a call is a record of one. */
  long signalDue(PolicyClass of, long since) {
    return due(signalMillis(of), since);
  }

  private long signalMillis(PolicyClass of) {
    return switch (of) {
      case SECURITY -> Math.min(policy.millis(of), policy.millis(PolicyClass.LOCATIONS));
      case CALLS -> Math.min(policy.millis(of), policy.millis(PolicyClass.TRAFFIC));
      default -> policy.millis(of);
    };
  }

  /** The same of what is kept for the trace's term, if that is shorter than its class's. */
  long traceDue(PolicyClass of, long since) {
    return due(Math.min(signalMillis(of), SettledSignals.KEPT_MILLIS), since);
  }

  /** The same of the mark of an erasure, which is kept until what was erased can come no more. */
  long markDue(long since) {
    long requests = policy.millis(PolicyClass.REQUESTS);
    return due(Math.min(policy.millis(PolicyClass.CONTENT), requests), since);
  }

  private static long due(long keepMillis, long since) {
    return since == Long.MAX_VALUE || since == Holding.UNKNOWN
        ? Long.MAX_VALUE
        : since + keepMillis + 1;
  }

  /**
   * A signal that waits.
   *
   * @param time when it counts
   */
  Holding signal(String what, String key, Observation signal, long time) {
    PolicyClass of = classOf(key, signal);
    return new Holding(of, what, key, time, signalDue(of, time), () -> Phrases.said(signal));
  }

  /** The class of a subject's signal. */
  static PolicyClass classOf(String key, Observation observation) {
    if (Subject.kindOf(key) == SubjectKind.CONTENT) {
      return PolicyClass.CONTENT;
    }
    return observation.topic().security() ? PolicyClass.SECURITY : PolicyClass.TRAFFIC;
  }

  static PolicyClass of(DataClass dataClass) {
    return switch (dataClass) {
      case TRAFFIC -> PolicyClass.TRAFFIC;
      case SECURITY -> PolicyClass.SECURITY;
      case CONTENT -> PolicyClass.CONTENT;
      case LISTING -> PolicyClass.LISTINGS;
      case ALERT -> PolicyClass.ALERTS;
      case LINK -> PolicyClass.LINKS;
      case LOCATION -> PolicyClass.LOCATIONS;
    };
  }
}
