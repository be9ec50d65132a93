package io.ringfence.signal.codec;

import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.Wire;

/** Forms of what signals have in common. */
public final class SignalForms {

  public static final Codec<Subject> SUBJECT =
      RecordCodec.form(
          (it, out) -> Wire.writeText(it.key(), out), in -> Subject.ofKey(Wire.readText(in)));

  public static final Codec<SignalTopic> TOPIC =
      RecordCodec.form(
          (it, out) -> out.writeByte(it.code()), in -> SignalTopic.ofCode(in.readByte()));

  private SignalForms() {}
}
