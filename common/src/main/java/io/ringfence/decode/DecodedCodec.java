package io.ringfence.decode;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.writeBytes;

import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which decoded records travel, where a source and its admission are not chained. */
public final class DecodedCodec implements Codec<Decoded> {

  private final SignalCodec signals = new SignalCodec();
  private final PositionCodec positions = new PositionCodec();
  private final RefusalCodec refusals = new RefusalCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Decoded decoded, DataOutput out) throws IOException {
    out.writeBoolean(decoded instanceof Read);
    if (decoded instanceof Read read) {
      signals.write(read.signal(), out);
      positions.write(read.position(), out);
      writeBytes(read.raw(), out);
    } else {
      refusals.write(((Refused) decoded).refusal(), out);
    }
  }

  @Override
  public Decoded read(DataInput in, int version) throws IOException {
    return in.readBoolean()
        ? new Read(
            signals.read(in, signals.version()),
            positions.read(in, positions.version()),
            readBytes(in))
        : new Refused(refusals.read(in, refusals.version()));
  }
}
