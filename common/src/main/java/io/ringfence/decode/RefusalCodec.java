package io.ringfence.decode;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which refusals travel. */
public final class RefusalCodec implements Codec<Refusal> {

  private final PositionCodec positions = new PositionCodec();

  @Override
  public void write(Refusal refusal, DataOutput out) throws IOException {
    writeText(refusal.reason().name(), out);
    writeText(refusal.field(), out);
    writeText(refusal.detail(), out);
    positions.write(refusal.position(), out);
    writeBytes(refusal.raw(), out);
    writeUnsigned(refusal.length(), out);
  }

  @Override
  public Refusal read(DataInput in, int version) throws IOException {
    return new Refusal(
        RefusalReason.valueOf(readText(in)),
        readText(in),
        readText(in),
        positions.read(in, positions.version()),
        readBytes(in),
        readUnsigned(in));
  }
}
