package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Session;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a meeting's session. */
final class SessionCodec implements Codec<Session> {

  @Override
  public void write(Session value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.action().code());
    writeText(value.meeting(), out);
    writeText(value.participant(), out);
    writeText(value.account(), out);
    writeText(value.device(), out);
    writeText(value.address(), out);
    writeText(value.number(), out);
  }

  @Override
  public Session read(DataInput in, int version) throws IOException {
    return new Session(
        readText(in),
        readSigned(in),
        readText(in),
        SignalTopic.ofCode(in.readByte()),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in));
  }
}
