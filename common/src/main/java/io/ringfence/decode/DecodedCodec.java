package io.ringfence.decode;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.decode.Decoded.Passed;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which decoded records travel, where a source and its admission are not chained. */
public final class DecodedCodec implements Codec<Decoded> {

  private static final int REFUSED = 0;
  private static final int READ = 1;
  private static final int PASSED = 2;

  private final SignalCodec signals = new SignalCodec();
  private final PositionCodec positions = new PositionCodec();
  private final RefusalCodec refusals = new RefusalCodec();

  @Override
  public void write(Decoded decoded, DataOutput out) throws IOException {
    if (decoded instanceof Read read) {
      out.writeByte(READ);
      signals.write(read.signal(), out);
      positions.write(read.position(), out);
      writeBytes(read.raw(), out);
    } else if (decoded instanceof Refused refused) {
      out.writeByte(REFUSED);
      refusals.write(refused.refusal(), out);
    } else {
      Passed passed = (Passed) decoded;
      out.writeByte(PASSED);
      positions.write(passed.position(), out);
      writeText(passed.kind(), out);
      writeUnsigned(passed.length(), out);
    }
  }

  @Override
  public Decoded read(DataInput in, int version) throws IOException {
    return switch (in.readByte()) {
      case REFUSED -> new Refused(refusals.read(in, refusals.version()));
      case READ ->
          new Read(
              signals.read(in, signals.version()),
              positions.read(in, positions.version()),
              readBytes(in));
      case PASSED ->
          new Passed(positions.read(in, positions.version()), readText(in), readUnsigned(in));
      default -> throw new IOException("no such outcome of a record");
    };
  }
}
