package io.ringfence.privacy;

import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.Wire;
import java.util.BitSet;

/** The stored form of a receipt of which not all tasks have reported. */
public final class OpenReceiptCodec extends RecordCodec<OpenReceipt> {

  public OpenReceiptCodec() {
    super(
        OpenReceipt.class,
        TEXT,
        TEXT,
        form(
            (it, out) -> Wire.writeBytes(it.toByteArray(), out),
            in -> BitSet.valueOf(Wire.readBytes(in))),
        UNSIGNED,
        UNSIGNED,
        UNSIGNED);
  }
}
