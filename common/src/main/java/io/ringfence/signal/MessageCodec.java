package io.ringfence.signal;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of a message's status. Links and telephone numbers share one number, the numbers
 * in its upper half: what was stored before these were counted has none there.
 */
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
    writeSigned(
        (long) value.numbers() << Integer.SIZE | Integer.toUnsignedLong(value.links()), out);
    writeSigned(value.length(), out);
  }

  @Override
  public Message read(DataInput in, int version) throws IOException {
    String id = readText(in);
    long time = readSigned(in);
    String source = readText(in);
    String message = readText(in);
    Topic status = Topic.ofCode(in.readByte());
    boolean derived = in.readBoolean();
    String channel = readText(in);
    String from = readText(in);
    String to = readText(in);
    String account = readText(in);
    String device = readText(in);
    String address = readText(in);
    String meeting = readText(in);
    int segments = (int) readSigned(in);
    String template = readText(in);
    long counts = readSigned(in);
    int length = (int) readSigned(in);
    return new Message(
        id,
        time,
        source,
        message,
        status,
        derived,
        channel,
        from,
        to,
        account,
        device,
        address,
        meeting,
        segments,
        template,
        (int) counts,
        length,
        (int) (counts >> Integer.SIZE));
  }
}
