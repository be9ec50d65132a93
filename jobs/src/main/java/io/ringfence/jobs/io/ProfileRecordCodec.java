package io.ringfence.jobs.io;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.decode.Position;
import io.ringfence.decode.PositionCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which records of profiles travel before they are looked at. */
public final class ProfileRecordCodec implements Codec<ProfileRecord> {

  private final PositionCodec positions = new PositionCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ProfileRecord record, DataOutput out) throws IOException {
    positions.write(record.position(), out);
    writeSigned(record.time(), out);
    writeText(record.account(), out);
    out.writeBoolean(record.value() != null);
    if (record.value() != null) {
      writeBytes(record.value(), out);
    }
  }

  @Override
  public ProfileRecord read(DataInput in, int version) throws IOException {
    Position position = positions.read(in, positions.version());
    return new ProfileRecord(position, readSigned(in), readText(in), value(in));
  }

  private static byte[] value(DataInput in) throws IOException {
    return in.readBoolean() ? readBytes(in) : null;
  }
}
