package io.ringfence.signal;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a change of a blacklist. */
public final class ListingCodec implements Codec<Listing> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Listing value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    out.writeByte(value.action().code());
    writeText(value.subject().key(), out);
    writeText(value.list(), out);
    writeText(value.reason(), out);
    writeSigned(value.from(), out);
    writeUntil(value.until(), out);
    out.writeBoolean(value.withdrawn());
    writeText(value.actor(), out);
  }

  @Override
  public Listing read(DataInput in, int version) throws IOException {
    return new Listing(
        readText(in),
        readSigned(in),
        readText(in),
        Topic.ofCode(in.readByte()),
        Subject.ofKey(readText(in)),
        readText(in),
        readText(in),
        readSigned(in),
        readUntil(in),
        in.readBoolean(),
        readText(in));
  }

  /** Most listings are open-ended: one byte for those. */
  private static void writeUntil(long until, DataOutput out) throws IOException {
    out.writeBoolean(until == Long.MAX_VALUE);
    if (until != Long.MAX_VALUE) {
      writeSigned(until, out);
    }
  }

  private static long readUntil(DataInput in) throws IOException {
    return in.readBoolean() ? Long.MAX_VALUE : readSigned(in);
  }
}
