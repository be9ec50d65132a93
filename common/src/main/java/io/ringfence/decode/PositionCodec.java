package io.ringfence.decode;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which positions travel. */
public final class PositionCodec implements Codec<Position> {

  @Override
  public void write(Position position, DataOutput out) throws IOException {
    writeText(position.origin(), out);
    writeSigned(position.partition(), out);
    writeUnsigned(position.offset(), out);
  }

  @Override
  public Position read(DataInput in, int version) throws IOException {
    return new Position(readText(in), (int) readSigned(in), readUnsigned(in));
  }
}
