package io.ringfence.decode;

import static io.ringfence.signal.encoding.RecordCodec.BYTES;
import static io.ringfence.signal.encoding.RecordCodec.TEXT;
import static io.ringfence.signal.encoding.RecordCodec.UNSIGNED;

import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.UnionCodec;

/** The form in which decoded records travel, where a source and its admission are not chained. */
public final class DecodedCodec extends UnionCodec<Decoded> {

  public DecodedCodec() {
    super(
        kind(1, Decoded.Read.class, new SignalCodec(), new PositionCodec(), BYTES),
        kind(0, Decoded.Refused.class, new RefusalCodec()),
        kind(2, Decoded.Passed.class, new PositionCodec(), TEXT, UNSIGNED));
  }
}
