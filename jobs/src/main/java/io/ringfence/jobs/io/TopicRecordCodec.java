package io.ringfence.jobs.io;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeSigned;

import io.ringfence.decode.PositionCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which records travel before they are looked at. */
public final class TopicRecordCodec implements Codec<TopicRecord> {

  private final PositionCodec positions = new PositionCodec();

  @Override
  public void write(TopicRecord record, DataOutput out) throws IOException {
    positions.write(record.position(), out);
    writeSigned(record.time(), out);
    writeBytes(record.value(), out);
  }

  @Override
  public TopicRecord read(DataInput in, int version) throws IOException {
    return new TopicRecord(positions.read(in, positions.version()), readSigned(in), readBytes(in));
  }
}
