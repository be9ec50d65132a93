package io.ringfence.jobs.detection;

import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.writeText;
import static io.ringfence.signal.Wire.writeUnsigned;

import io.ringfence.signal.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which records travel to their sink. */
public final class OutgoingCodec implements Codec<Outgoing> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Outgoing value, DataOutput out) throws IOException {
    writeText(value.key(), out);
    writeUnsigned(value.json().length, out);
    out.write(value.json());
  }

  @Override
  public Outgoing read(DataInput in, int version) throws IOException {
    String key = readText(in);
    byte[] json = new byte[readSize(in)];
    in.readFully(json);
    return new Outgoing(key, json);
  }
}
