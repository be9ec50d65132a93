package io.ringfence.signal;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a message's status. */
final class MessageCodec implements Codec<Message> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Message value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    writeText(value.message(), out);
    out.writeByte(value.status().code());
    out.writeBoolean(value.derived());
    writeText(value.channel(), out);
    writeText(value.from(), out);
    writeText(value.to(), out);
    writeText(value.account(), out);
    writeText(value.device(), out);
    writeText(value.address(), out);
    writeText(value.meeting(), out);
    writeSigned(value.segments(), out);
    writeText(value.template(), out);
    writeSigned(value.links(), out);
    writeSigned(value.length(), out);
  }

  @Override
  public Message read(DataInput in, int version) throws IOException {
    return new Message(
        readText(in),
        readSigned(in),
        readText(in),
        readText(in),
        Topic.ofCode(in.readByte()),
        in.readBoolean(),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        (int) readSigned(in),
        readText(in),
        (int) readSigned(in),
        (int) readSigned(in));
  }
}
