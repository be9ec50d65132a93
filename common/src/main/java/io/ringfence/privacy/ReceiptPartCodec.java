package io.ringfence.privacy;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which parts of receipts travel. */
public final class ReceiptPartCodec implements Codec<ReceiptPart> {

  private static final int OWN = 1;
  private static final int SWEPT = 2;

  @Override
  public void write(ReceiptPart value, DataOutput out) throws IOException {
    if (value instanceof ReceiptPart.Own part) {
      out.writeByte(OWN);
      writeText(part.request(), out);
      writeText(part.json(), out);
      out.writeBoolean(part.sweeps());
      writeText(part.ledger(), out);
    } else {
      ReceiptPart.Swept part = (ReceiptPart.Swept) value;
      out.writeByte(SWEPT);
      writeText(part.request(), out);
      writeUnsigned(part.from(), out);
      writeUnsigned(part.to(), out);
      writeUnsigned(part.groups(), out);
      writeUnsigned(part.places(), out);
    }
  }

  @Override
  public ReceiptPart read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case OWN -> new ReceiptPart.Own(readText(in), readText(in), in.readBoolean(), readText(in));
      case SWEPT ->
          new ReceiptPart.Swept(
              readText(in), readSize(in), readSize(in), readSize(in), readSize(in));
      default -> throw new IOException("no part of a receipt has the code " + kind);
    };
  }
}
