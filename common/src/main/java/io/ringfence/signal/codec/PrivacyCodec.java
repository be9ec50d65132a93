package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Correction;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Privacy.HoldTerms;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a privacy request. */
final class PrivacyCodec implements Codec<Privacy> {

  @Override
  public void write(Privacy value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.action().code());
    writeText(value.subject().key(), out);
    writeText(value.reason(), out);
    writeText(value.actor(), out);
    writeText(value.terms().ground(), out);
    writeSigned(value.terms().until(), out);
    writeSigned(value.terms().review(), out);
    Correction correct = value.correct();
    writeText(correct.listing(), out);
    writeText(correct.link(), out);
    Wire.writeTexts(correct.records(), out);
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
    return new Privacy(
        id,
        time,
        source,
        action,
        subject,
        reason,
        readText(in),
        new HoldTerms(readText(in), readSigned(in), readSigned(in)),
        readCorrection(in),
        readText(in));
  }

  private static Correction readCorrection(DataInput in) throws IOException {
    return new Correction(readText(in), readText(in), Wire.readTexts(in));
  }
}
