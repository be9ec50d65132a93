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

/**
 * The stored form of a privacy request. Version 2 says who asks, and the terms of a hold; version 3
 * on whose instruction.
 */
final class PrivacyCodec implements Codec<Privacy> {

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(Privacy value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.action().code());
    writeText(value.subject().key(), out);
    writeText(value.reason(), out);
    writeText(value.actor(), out);
    writeText(value.ground(), out);
    writeSigned(value.until(), out);
    writeSigned(value.review(), out);
    writeText(value.tenant(), out);
  }

  @Override
  public Privacy read(DataInput in, int version) throws IOException {
    String id = readText(in);
    long time = readSigned(in);
    String source = readText(in);
    SignalTopic action = SignalTopic.ofCode(in.readByte());
    Subject subject = Subject.ofKey(readText(in));
    String reason = readText(in);
    return version < 2
        ? new Privacy(id, time, source, action, subject, reason)
        : new Privacy(
            id,
            time,
            source,
            action,
            subject,
            reason,
            readText(in),
            readText(in),
            readSigned(in),
            readSigned(in),
            version < 3 ? "" : readText(in));
  }
}
