package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a change of a blacklist. */
public final class ListingCodec implements Codec<Listing> {

  private static final int WITHDRAWN = 1;
  private static final int VERSIONED = 2;

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
    boolean versioned = value.version() > 0;
    out.writeByte((value.withdrawn() ? WITHDRAWN : 0) | (versioned ? VERSIONED : 0));
    writeText(value.actor(), out);
    if (versioned) {
      writeUnsigned(value.version(), out);
      writeText(value.origin().id(), out);
      writeText(value.origin().key(), out);
      writeUnsigned(value.origin().hop(), out);
    }
  }

  @Override
  public Listing read(DataInput in, int version) throws IOException {
    String id = readText(in);
    long time = readSigned(in);
    String source = readText(in);
    SignalTopic action = SignalTopic.ofCode(in.readByte());
    Subject subject = Subject.ofKey(readText(in));
    String list = readText(in);
    String reason = readText(in);
    long from = readSigned(in);
    long until = readUntil(in);
    int marks = in.readByte();
    String actor = readText(in);
    boolean versioned = (marks & VERSIONED) != 0;
    return new Listing(
        id,
        time,
        source,
        action,
        subject,
        list,
        reason,
        from,
        until,
        (marks & WITHDRAWN) != 0,
        actor,
        versioned ? readUnsigned(in) : 0,
        versioned ? new Origin(readText(in), readText(in), readSize(in)) : Origin.NONE);
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
