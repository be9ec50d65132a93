package io.ringfence.privacy;

import static io.ringfence.signal.encoding.RecordCodec.FLAG;
import static io.ringfence.signal.encoding.RecordCodec.TEXT;
import static io.ringfence.signal.encoding.RecordCodec.UNSIGNED;

import io.ringfence.signal.encoding.UnionCodec;

/** The form in which parts of receipts travel. */
public final class ReceiptPartCodec extends UnionCodec<ReceiptPart> {

  public ReceiptPartCodec() {
    super(
        kind(1, ReceiptPart.Own.class, TEXT, TEXT, FLAG, TEXT),
        kind(2, ReceiptPart.Swept.class, TEXT, UNSIGNED, UNSIGNED, UNSIGNED, UNSIGNED));
  }
}
