package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a privacy request. */
final class PrivacyCodec implements Codec<Privacy> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Privacy value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.action().code());
    writeText(value.subject().key(), out);
    writeText(value.reason(), out);
  }

  @Override
  public Privacy read(DataInput in, int version) throws IOException {
    return new Privacy(
        readText(in),
        readSigned(in),
        readText(in),
        SignalTopic.ofCode(in.readByte()),
        Subject.ofKey(readText(in)),
        readText(in));
  }
}
