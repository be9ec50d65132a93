package io.ringfence.privacy;

import io.ringfence.signal.encoding.RecordCodec;

/** The stored form of a hold and the erasure that it puts off. */
public final class HeldErasureCodec extends RecordCodec<HeldErasure> {

  public HeldErasureCodec() {
    super(HeldErasure.class, TEXT, FIXED, FIXED, TEXT);
  }
}
