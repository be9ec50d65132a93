package io.ringfence.decode;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.Topic;

final class ListingReader implements SignalReader {

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
        fields.label(FieldName.ACTOR));
  }
}
