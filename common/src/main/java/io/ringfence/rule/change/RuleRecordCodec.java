package io.ringfence.rule.change;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which records of changes travel, and in which those that wait are stored. */
public final class RuleRecordCodec implements Codec<RuleRecord> {

  @Override
  public void write(RuleRecord record, DataOutput out) throws IOException {
    writeText(record.topic(), out);
    writeUnsigned(record.partition(), out);
    writeUnsigned(record.offset(), out);
    writeText(record.key(), out);
    out.writeBoolean(record.value() != null);
    if (record.value() != null) {
      writeBytes(record.value(), out);
    }
  }

  @Override
  public RuleRecord read(DataInput in, int version) throws IOException {
    return new RuleRecord(readText(in), readSize(in), readUnsigned(in), readText(in), value(in));
  }

  private static byte[] value(DataInput in) throws IOException {
    return in.readBoolean() ? readBytes(in) : null;
  }
}
