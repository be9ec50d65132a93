package io.ringfence.privacy;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of an erasure. */
public final class ErasureCodec implements Codec<Erasure> {

  @Override
  public void write(Erasure value, DataOutput out) throws IOException {
    writeText(value.request(), out);
    writeText(value.subject().key(), out);
    writeSigned(value.upTo(), out);
    writeText(value.tenant(), out);
    writeText(value.token(), out);
  }

  @Override
  public Erasure read(DataInput in, int version) throws IOException {
    return new Erasure(
        readText(in), Subject.ofKey(readText(in)), readSigned(in), readText(in), readText(in));
  }
}
