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
    Wire.writeTime(value.due(), Long.MAX_VALUE, out);
    Wire.writeTime(value.purge(), Long.MAX_VALUE, out);
    states.write(value.state(), out);
  }

  @Override
  public TimedState<T> read(DataInput in, int version) throws IOException {
    long due = Wire.readTime(Long.MAX_VALUE, in);
    long purge = Wire.readTime(Long.MAX_VALUE, in);
    return new TimedState<>(states.read(in, version), due, purge);
  }
}
