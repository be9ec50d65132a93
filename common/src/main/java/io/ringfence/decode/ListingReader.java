package io.ringfence.decode;

import io.ringfence.decode.notation.SubjectWidth;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;

final class ListingReader implements SignalReader {

  /** The largest whole number that every reader of JSON has exactly. */
  private static final long MOST_VERSIONS = 1L << 53;

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.ACTION);
    fields.requireSubject();
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = fields.needed(FieldName.ACTION, FieldValues.LISTING_ACTIONS);
    Subject subject = fields.subject(FieldValues.LISTED);
    if (action != SignalTopic.LISTING_REMOVE) {
      checkWidth(subject);
      if (subject.isErased()) {
        throw RefusalException.bad("subject.value", "stands for an erased subject");
      }
    }
    String list = fields.label(FieldName.LIST);
    long from = fields.time(FieldName.FROM, time);
    long until = fields.time(FieldName.UNTIL, Long.MAX_VALUE);
    if (until <= from) {
      throw RefusalException.bad(FieldName.UNTIL.label, "not after the start");
    }
    long version = fields.whole(FieldName.VERSION, MOST_VERSIONS);
    Origin origin = fields.origin(FieldValues.LISTED);
    if (version == 0 && !origin.id().isEmpty()) {
      throw RefusalException.missing(FieldName.VERSION.label);
    }
    return new Listing(
        id,
        time,
        source,
        action,
        subject,
        list.isEmpty() ? "default" : list,
        fields.free(FieldName.REASON),
        from,
        until,
        fields.flag(FieldName.WITHDRAWN),
        fields.label(FieldName.ACTOR),
        version,
        origin);
  }

  /** What is too wide may still be removed. */
  private static void checkWidth(Subject subject) {
    SubjectWidth.fault(subject)
        .ifPresent(
            fault -> {
              throw new RefusalException(RefusalReason.TOO_WIDE, "subject.value", fault);
            });
  }
}
