package io.ringfence.decode;

import io.ringfence.decode.text.TextTemplate;
import io.ringfence.signal.Message;
import io.ringfence.signal.Quality;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.Locale;
import java.util.Set;

/**
 * One type of record. First {@link #require} (a missing field is refused before a bad one), then
 * {@link #read}; both end in a {@link RefusalException} where the record is at fault. The types of
 * which a record is only its fields in a row are here.
 */
interface SignalReader {

  void require(FieldReader fields);

  /** The same where some records need a second person, who is named, too. */
  default void require(FieldReader fields, Set<SecondPerson> secondPerson) {
    require(fields);
  }

  /** The fields that every record has are read already. */
  Signal read(String id, long time, String source, FieldReader fields);

  final class OfMessages implements SignalReader {

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

  final class OfSessions implements SignalReader {

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

  final class OfQuality implements SignalReader {

    private static final double LONGEST_MILLIS = 7.0 * 24 * 60 * 60 * 1000;

    @Override
    public void require(FieldReader fields) {
      // Nothing of its own: some probes measure a trunk without a call, some a call without a
      // trunk.
    }

    @Override
    public Signal read(String id, long time, String source, FieldReader fields) {
      return new Quality(
          id,
          time,
          source,
          fields.label(FieldName.CALL),
          fields.label(FieldName.TRUNK),
          fields.label(FieldName.REGION),
          fields.quantity(FieldName.MOS, 0, 5, Signal.ABSENT),
          fields.quantity(FieldName.JITTER_MILLIS, 0, LONGEST_MILLIS, Signal.ABSENT),
          fields.quantity(FieldName.LOSS_PERCENT, 0, 100, Signal.ABSENT),
          fields.quantity(FieldName.RTT_MILLIS, 0, LONGEST_MILLIS, Signal.ABSENT));
    }
  }

  final class OfSecurity implements SignalReader {

    @Override
    public void require(FieldReader fields) {
      fields.require(FieldName.EVENT);
    }

    @Override
    public Signal read(String id, long time, String source, FieldReader fields) {
      SignalTopic event = fields.needed(FieldName.EVENT, FieldValues.EVENTS);
      return new Security(
          id,
          time,
          source,
          event,
          fields.label(FieldName.ACCOUNT),
          fields.number(FieldName.NUMBER),
          fields.number(FieldName.TO),
          fields.device(FieldName.DEVICE),
          fields.address(FieldName.ADDRESS),
          fields.free(FieldName.USER_AGENT),
          country(fields),
          fields.quantity(FieldName.LATITUDE, -90, 90, Double.NaN),
          fields.quantity(FieldName.LONGITUDE, -180, 180, Double.NaN));
    }

    private static String country(FieldReader fields) {
      String text = fields.text(FieldName.COUNTRY);
      if (text.isEmpty()) {
        return "";
      }
      if (text.length() != 2 || !letter(text.charAt(0)) || !letter(text.charAt(1))) {
        throw RefusalException.bad(FieldName.COUNTRY.label, "not two letters");
      }
      return text.toUpperCase(Locale.ROOT);
    }

    private static boolean letter(char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
  }
}
