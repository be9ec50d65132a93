package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Quality;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a measurement of media. */
final class QualityCodec implements Codec<Quality> {

  @Override
  public void write(Quality value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    writeText(value.call(), out);
    writeText(value.trunk(), out);
    writeText(value.region(), out);
    out.writeDouble(value.mos());
    out.writeDouble(value.jitterMillis());
    out.writeDouble(value.lossPercent());
    out.writeDouble(value.rttMillis());
  }

  @Override
  public Quality read(DataInput in, int version) throws IOException {
    return new Quality(
        readText(in),
        readSigned(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
