package io.ringfence.rule.change;

import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.Wire;

/** The form in which records of changes travel, and in which those that wait are stored. */
public final class RuleRecordCodec extends RecordCodec<RuleRecord> {

  public RuleRecordCodec() {
    super(
        RuleRecord.class,
        TEXT,
        UNSIGNED,
        UNSIGNED,
        TEXT,
        RecordCodec.<byte[]>form(
            (it, out) -> {
              out.writeBoolean(it != null);
              if (it != null) {
                Wire.writeBytes(it, out);
              }
            },
            in -> in.readBoolean() ? Wire.readBytes(in) : null));
  }
}
