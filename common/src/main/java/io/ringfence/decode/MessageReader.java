package io.ringfence.decode;

import io.ringfence.decode.text.TextTemplate;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;

final class MessageReader implements SignalReader {

  /** GSM's limit for one concatenated message. */
  private static final int MOST_SEGMENTS = 255;

  @Override
  public void require(FieldReader fields) {
    // Nothing of its own: a message without a channel is an SMS, without a status a submission.
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic status = fields.named(FieldName.STATUS, FieldValues.STATUSES);
    String channel = fields.named(FieldName.CHANNEL, FieldValues.CHANNELS);
    TextTemplate.Reading text = fields.template();
    return new Message(
        id,
        time,
        source,
        fields.absent(FieldName.MESSAGE) ? id : fields.id(FieldName.MESSAGE),
        status == null ? SignalTopic.MESSAGE_SUBMITTED : status,
        false,
        channel == null ? "sms" : channel,
        fields.number(FieldName.FROM),
        fields.number(FieldName.TO),
        fields.label(FieldName.ACCOUNT),
        fields.device(FieldName.DEVICE),
        fields.address(FieldName.ADDRESS),
        fields.label(FieldName.MEETING),
        fields.integer(FieldName.SEGMENTS, 1, MOST_SEGMENTS),
        text.template(),
        text.links(),
        text.length(),
        text.numbers(),
        text.host());
  }
}
