package io.ringfence.decode;

import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;

final class PrivacyReader implements SignalReader {

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.ACTION);
    fields.requireSubject();
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = fields.named(FieldName.ACTION, FieldValues.PRIVACY_ACTIONS);
    if (action == null) {
      throw RefusalException.bad(FieldName.ACTION.label, "empty");
    }
    return new Privacy(
        id,
        time,
        source,
        action,
        fields.subject(FieldValues.PRIVATE),
        fields.free(FieldName.REASON));
  }
}
