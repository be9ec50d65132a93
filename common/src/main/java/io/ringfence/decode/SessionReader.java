package io.ringfence.decode;

import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Topic;

final class SessionReader implements SignalReader {

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.MEETING);
    fields.require(FieldName.ACTION);
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    Topic action = fields.named(FieldName.ACTION, Vocabulary.SESSION_ACTIONS);
    if (action == null) {
      throw Fault.bad(FieldName.ACTION.label, "empty");
    }
    return new Session(
        id,
        time,
        source,
        action,
        fields.id(FieldName.MEETING).strip(),
        fields.label(FieldName.PARTICIPANT),
        fields.label(FieldName.ACCOUNT),
        fields.device(FieldName.DEVICE),
        fields.address(FieldName.ADDRESS),
        fields.number(FieldName.NUMBER));
  }
}
