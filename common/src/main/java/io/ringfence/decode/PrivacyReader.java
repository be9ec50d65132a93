package io.ringfence.decode;

import io.ringfence.signal.Privacy;
import io.ringfence.signal.Privacy.HoldTerms;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.time.Duration;
import java.util.Set;

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
    } else if (action(fields) == SignalTopic.PRIVACY_CORRECT) {
      fields.require(FieldName.CORRECT);
    }
  }

  /**
   * One person asks, another one approves; whether they do is for the tool that writes to check.
   */
  @Override
  public void require(FieldReader fields, Set<SecondPerson> secondPerson) {
    require(fields);
    if (SecondPerson.of(action(fields)).filter(secondPerson::contains).isPresent()) {
      fields.require(FieldName.ACTOR);
      fields.require(FieldName.APPROVED_BY);
      if (!SecondPerson.differ(
          fields.label(FieldName.ACTOR), fields.label(FieldName.APPROVED_BY))) {
        throw RefusalException.bad(
            FieldName.APPROVED_BY.label, "empty, or whoever asks: a second person has to approve");
      }
    }
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = action(fields);
    Subject subject = fields.subject(FieldValues.PRIVATE);
    if (subject.isDistinct() && id.contains(subject.value())) {
      // Receipts and the ledger of erasures keep it.
      throw RefusalException.bad(FieldName.ID.label, "names the subject of the request");
    }
    String reason = fields.free(FieldName.REASON);
    String actor = fields.label(FieldName.ACTOR);
    fields.label(FieldName.APPROVED_BY);
    String ground = fields.label(FieldName.GROUND);
    long until = fields.time(FieldName.UNTIL, Signal.ABSENT);
    long review = fields.time(FieldName.REVIEW, Signal.ABSENT);
    String tenant = fields.label(FieldName.TENANT);
    if (!tenant.isEmpty()
        && action != SignalTopic.PRIVACY_ACCESS
        && action != SignalTopic.PRIVACY_ERASE) {
      throw RefusalException.bad(
          FieldName.TENANT.label, "holds and corrections are the provider's, and no tenant's");
    }
    Privacy request = new Privacy(id, time, source, action, subject, reason).askedBy(actor);
    if (action != SignalTopic.PRIVACY_HOLD) {
      return action == SignalTopic.PRIVACY_CORRECT
          ? request.correcting(fields.correction(subject))
          : request.instructedBy(tenant);
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
    return request.on(new HoldTerms(ground, until, review));
  }

  private static SignalTopic action(FieldReader fields) {
    return fields.needed(FieldName.ACTION, FieldValues.PRIVACY_ACTIONS);
  }

  private static void said(FieldName field, String text) {
    if (text.isEmpty()) {
      throw RefusalException.bad(field.label, "empty");
    }
  }
}
