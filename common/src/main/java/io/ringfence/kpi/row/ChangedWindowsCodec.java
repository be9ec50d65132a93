package io.ringfence.kpi.row;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of what of an hour has changed since it was published. */
public final class ChangedWindowsCodec implements Codec<ChangedWindows> {

  @Override
  public void write(ChangedWindows value, DataOutput out) throws IOException {
    Wire.writeSigned(value.from, out);
    out.writeLong(value.minutes);
    Wire.writeTime(value.minutesDue, Long.MAX_VALUE, out);
    Wire.writeTime(value.hourDue, Long.MAX_VALUE, out);
  }

  @Override
  public ChangedWindows read(DataInput in, int version) throws IOException {
    return new ChangedWindows(
        Wire.readSigned(in),
        in.readLong(),
        Wire.readTime(Long.MAX_VALUE, in),
        Wire.readTime(Long.MAX_VALUE, in));
  }
}
