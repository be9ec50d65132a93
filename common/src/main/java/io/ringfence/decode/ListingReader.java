package io.ringfence.decode;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.Topic;

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
    Topic action = fields.named(FieldName.ACTION, Vocabulary.LISTING_ACTIONS);
    if (action == null) {
      throw Fault.bad(FieldName.ACTION.label, "empty");
    }
    Subject subject = fields.subject(Vocabulary.LISTED);
    String list = fields.label(FieldName.LIST);
    long from = fields.time(FieldName.FROM, time);
    long until = fields.time(FieldName.UNTIL, Long.MAX_VALUE);
    if (until <= from) {
      throw Fault.bad(FieldName.UNTIL.label, "not after the start");
    }
    long version = fields.whole(FieldName.VERSION, MOST_VERSIONS);
    Origin origin = fields.origin(Vocabulary.LISTED);
    if (version == 0 && !origin.id().isEmpty()) {
      throw Fault.missing(FieldName.VERSION.label);
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
}
