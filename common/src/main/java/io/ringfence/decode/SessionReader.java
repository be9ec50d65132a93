package io.ringfence.decode;

import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;

final class SessionReader implements SignalReader {

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.MEETING);
    fields.require(FieldName.ACTION);
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = fields.needed(FieldName.ACTION, FieldValues.SESSION_ACTIONS);
    return new Session(
        id,
        time,
        source,
        action,
        fields.id(FieldName.MEETING).strip(),
        fields.participant(FieldName.PARTICIPANT),
        fields.label(FieldName.ACCOUNT),
        fields.device(FieldName.DEVICE),
        fields.address(FieldName.ADDRESS),
        fields.number(FieldName.NUMBER));
  }
}
