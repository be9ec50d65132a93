package io.ringfence.rule.load;

import io.ringfence.rule.field.Fields;
import java.util.Set;

/**
 * What a call has at its end only, and what may change while it is up: a peak must count its
 * beginning and its end alike.
 */
final class CallEndFields {

  private static final Set<String> NAMES =
      Set.of(
          "call.phase",
          "call.ringingMillis",
          "call.ringTimeMillis",
          "call.ringMillis",
          "call.talkMillis",
          "call.sipCode",
          "call.q850",
          "call.releasedBy",
          "call.answered",
          "call.cost",
          "call.revenue",
          "signal.time",
          "signal.localHour",
          "signal.localDay",
          "signal.id",
          "signal.topic");

  private CallEndFields() {}

  /**
   * Whether a name is of a field in which a call may differ from itself. What is known of a
   * customer can change.
   */
  static boolean differs(String name) {
    return NAMES.contains(name) || name.startsWith(Fields.PROFILE_KIND + '.');
  }
}
