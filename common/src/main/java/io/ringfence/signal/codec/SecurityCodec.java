package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Security;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of an event of a security log. */
final class SecurityCodec implements Codec<Security> {

  @Override
  public void write(Security value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.event().code());
    writeText(value.account(), out);
    writeText(value.number(), out);
    writeText(value.to(), out);
    writeText(value.device(), out);
    writeText(value.address(), out);
    writeText(value.userAgent(), out);
    writeText(value.country(), out);
    out.writeDouble(value.latitude());
    out.writeDouble(value.longitude());
  }

  @Override
  public Security read(DataInput in, int version) throws IOException {
    return new Security(
        readText(in),
        readSigned(in),
        readText(in),
        SignalTopic.ofCode(in.readByte()),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        in.readDouble(),
        in.readDouble());
  }
}
