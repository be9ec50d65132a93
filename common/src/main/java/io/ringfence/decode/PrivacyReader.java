package io.ringfence.decode;

import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.time.Duration;

final class PrivacyReader implements SignalReader {

  /**
   * Three years. A hold that goes on for ever is a retention of its own; one that is still needed
   * is asked for again.
   */
  static final long LONGEST_HOLD_MILLIS = Duration.ofDays(1096).toMillis();

  /** As long as the topic keeps requests: while its ground and its owner can be read there. */
  static final long REVIEW_MILLIS = Duration.ofDays(90).toMillis();

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.ACTION);
    fields.requireSubject();
    if (action(fields) == SignalTopic.PRIVACY_HOLD) {
      fields.require(FieldName.GROUND);
      fields.require(FieldName.UNTIL);
      fields.require(FieldName.ACTOR);
    }
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = action(fields);
    Subject subject = fields.subject(FieldValues.PRIVATE);
    String reason = fields.free(FieldName.REASON);
    String actor = fields.label(FieldName.ACTOR);
    String ground = fields.label(FieldName.GROUND);
    long until = fields.time(FieldName.UNTIL, Signal.ABSENT);
    long review = fields.time(FieldName.REVIEW, Signal.ABSENT);
    String tenant = fields.label(FieldName.TENANT);
    if (!tenant.isEmpty()
        && (action == SignalTopic.PRIVACY_HOLD || action == SignalTopic.PRIVACY_RELEASE)) {
      throw RefusalException.bad(
          FieldName.TENANT.label, "a hold is the provider's, and no tenant's");
    }
    if (action != SignalTopic.PRIVACY_HOLD) {
      return new Privacy(
          id,
          time,
          source,
          action,
          subject,
          reason,
          actor,
          "",
          Signal.ABSENT,
          Signal.ABSENT,
          tenant);
    }
    said(FieldName.GROUND, ground);
    said(FieldName.ACTOR, actor);
    if (until <= time || until - time > LONGEST_HOLD_MILLIS) {
      throw RefusalException.bad(
          FieldName.UNTIL.label, "not after the time of the request, or more than 1,096 days on");
    }
    if (review == Signal.ABSENT) {
      review = time + Math.min(REVIEW_MILLIS, (until - time) / 2);
    } else if (review <= time || review > until) {
      throw RefusalException.bad(FieldName.REVIEW.label, "not between the request and the end");
    }
    return new Privacy(id, time, source, action, subject, reason, actor, ground, until, review);
  }

  private static SignalTopic action(FieldReader fields) {
    SignalTopic action = fields.named(FieldName.ACTION, FieldValues.PRIVACY_ACTIONS);
    if (action == null) {
      throw RefusalException.bad(FieldName.ACTION.label, "empty");
    }
    return action;
  }

  private static void said(FieldName field, String text) {
    if (text.isEmpty()) {
      throw RefusalException.bad(field.label, "empty");
    }
  }
}
