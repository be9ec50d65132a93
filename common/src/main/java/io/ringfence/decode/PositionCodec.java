package io.ringfence.decode;

import io.ringfence.signal.encoding.RecordCodec;

/** The form in which positions travel. */
public final class PositionCodec extends RecordCodec<Position> {

  public PositionCodec() {
    super(Position.class, TEXT, SIGNED, UNSIGNED);
  }
}
