package io.ringfence.kpi.row;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of what of an hour has changed since it was published. */
public final class ChangedWindowsCodec implements Codec<ChangedWindows> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ChangedWindows value, DataOutput out) throws IOException {
    Wire.writeSigned(value.from(), out);
    out.writeLong(value.minutes());
    writeDue(value.minutesDue(), out);
    writeDue(value.hourDue(), out);
  }

  @Override
  public ChangedWindows read(DataInput in, int version) throws IOException {
    return new ChangedWindows(Wire.readSigned(in), in.readLong(), readDue(in), readDue(in));
  }

  /** Never is nothing. */
  private static void writeDue(long due, DataOutput out) throws IOException {
    out.writeBoolean(due != Long.MAX_VALUE);
    if (due != Long.MAX_VALUE) {
      Wire.writeSigned(due, out);
    }
  }

  private static long readDue(DataInput in) throws IOException {
    return in.readBoolean() ? Wire.readSigned(in) : Long.MAX_VALUE;
  }
}
