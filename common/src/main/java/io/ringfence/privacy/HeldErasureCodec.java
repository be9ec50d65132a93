package io.ringfence.privacy;

import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a hold and the erasure that it puts off. */
public final class HeldErasureCodec implements Codec<HeldErasure> {

  @Override
  public void write(HeldErasure value, DataOutput out) throws IOException {
    writeText(value.hold(), out);
    out.writeLong(value.until());
    out.writeLong(value.upTo());
    writeText(value.tenant(), out);
  }

  @Override
  public HeldErasure read(DataInput in, int version) throws IOException {
    return new HeldErasure(readText(in), in.readLong(), in.readLong(), readText(in));
  }
}
