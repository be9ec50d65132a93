package io.ringfence.privacy;

import static io.ringfence.signal.codec.SignalForms.SUBJECT;

import io.ringfence.signal.encoding.RecordCodec;

/** The stored form of an erasure. */
public final class ErasureCodec extends RecordCodec<Erasure> {

  public ErasureCodec() {
    super(Erasure.class, TEXT, SUBJECT, SIGNED, TEXT, TEXT);
  }
}
