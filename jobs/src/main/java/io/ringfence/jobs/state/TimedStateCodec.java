package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a keyed state with its timers. Its version is the state's. */
public class TimedStateCodec<T> implements Codec<TimedState<T>> {

  private final Codec<T> states;

  public TimedStateCodec(Codec<T> states) {
    this.states = states;
  }

  @Override
  public int version() {
    return states.version();
  }

  @Override
  public void write(TimedState<T> value, DataOutput out) throws IOException {
    write(value.due(), out);
    write(value.purge(), out);
    states.write(value.state(), out);
  }

  @Override
  public TimedState<T> read(DataInput in, int version) throws IOException {
    long due = time(in);
    long purge = time(in);
    return new TimedState<>(states.read(in, version), due, purge);
  }

  /** No timer is nothing. */
  private static void write(long time, DataOutput out) throws IOException {
    out.writeBoolean(time != Long.MAX_VALUE);
    if (time != Long.MAX_VALUE) {
      Wire.writeSigned(time, out);
    }
  }

  private static long time(DataInput in) throws IOException {
    return in.readBoolean() ? Wire.readSigned(in) : Long.MAX_VALUE;
  }
}
