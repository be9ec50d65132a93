package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Message;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of a message's status. Links and telephone numbers share one number, the numbers
 * in its upper half: what was stored before these were counted has none there. The host of a link
 * follows the template after a line break, which neither has: what was stored before hosts were
 * kept has no line break.
 */
final class MessageCodec implements Codec<Message> {

  private static final char BREAK = '\n';

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
    boolean plain = value.linkHost().isEmpty() && value.template().indexOf(BREAK) < 0;
    writeText(plain ? value.template() : value.template() + BREAK + value.linkHost(), out);
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
    SignalTopic status = SignalTopic.ofCode(in.readByte());
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
    String host = "";
    int at = template.lastIndexOf(BREAK);
    if (at >= 0) {
      host = template.substring(at + 1);
      template = template.substring(0, at);
    }
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
        (int) (counts >> Integer.SIZE),
        host);
  }
}
