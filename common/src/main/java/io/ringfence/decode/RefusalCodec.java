package io.ringfence.decode;

import io.ringfence.signal.encoding.RecordCodec;

/** The form in which refusals travel. */
public final class RefusalCodec extends RecordCodec<Refusal> {

  public RefusalCodec() {
    super(
        Refusal.class,
        named(RefusalReason.class),
        TEXT,
        TEXT,
        new PositionCodec(),
        BYTES,
        UNSIGNED);
  }
}
