package io.ringfence.decode;

import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.Locale;

final class SecurityReader implements SignalReader {

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
