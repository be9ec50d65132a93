package io.ringfence.judge.delivery;

import static io.ringfence.signal.encoding.RecordCodec.FIXED;
import static io.ringfence.signal.encoding.RecordCodec.SIGNED;
import static io.ringfence.signal.encoding.RecordCodec.TEXT;
import static io.ringfence.signal.encoding.RecordCodec.UNSIGNED;
import static io.ringfence.signal.encoding.RecordCodec.form;
import static io.ringfence.signal.encoding.RecordCodec.named;

import io.ringfence.alert.Alert;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.UnionCodec;
import io.ringfence.signal.encoding.Wire;

/** The form in which deliveries travel: one byte for the kind, the key, the rest. */
public final class DeliveryCodec extends UnionCodec<Delivery> {

  private static final Codec<AlertReadback> READBACK =
      new RecordCodec<>(
          AlertReadback.class,
          TEXT,
          TEXT,
          SIGNED,
          UNSIGNED,
          UNSIGNED,
          named(Alert.State.class),
          SIGNED,
          SIGNED,
          UNSIGNED,
          form(Wire::writeText, Wire::readAlert));

  public DeliveryCodec() {
    super(
        kind(1, Observation.class, new ObservationCodec()),
        kind(2, Withdrawal.class, TEXT, FIXED, UNSIGNED, SIGNED),
        kind(3, ListingNotice.class, TEXT, new SignalCodec()),
        kind(4, PrivacyRequest.class, TEXT, new SignalCodec()),
        kind(5, AlertReadback.class, READBACK),
        kind(6, EarlierAlert.class, READBACK));
  }
}
