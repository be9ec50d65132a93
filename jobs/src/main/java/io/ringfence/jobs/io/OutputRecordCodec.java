package io.ringfence.jobs.io;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which records travel to their sink. */
public final class OutputRecordCodec implements Codec<OutputRecord> {

  @Override
  public void write(OutputRecord value, DataOutput out) throws IOException {
    writeText(value.key(), out);
    writeBytes(value.json(), out);
  }

  @Override
  public OutputRecord read(DataInput in, int version) throws IOException {
    return new OutputRecord(readText(in), readBytes(in));
  }
}
