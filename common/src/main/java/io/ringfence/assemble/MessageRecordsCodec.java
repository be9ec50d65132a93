package io.ringfence.assemble;

import io.ringfence.signal.Message;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of {@link MessageRecords}: which records there are, and these. Its version grows
 * with the form of a message.
 */
public final class MessageRecordsCodec implements Codec<MessageRecords> {

  private static final int SETTLED = 1;
  private static final int HAS_ORIGIN = 2;

  /** That of the first fate; those of the others follow. */
  private static final int HAS_REPORT = 4;

  private final SignalCodec signals = new SignalCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public MessageRecords copy(MessageRecords value) {
    return value.copy();
  }

  @Override
  public void write(MessageRecords value, DataOutput out) throws IOException {
    int flags = (value.settled() ? SETTLED : 0) | (value.origin() != null ? HAS_ORIGIN : 0);
    Message[] reports = value.reports();
    for (int i = 0; i < reports.length; i++) {
      flags |= reports[i] != null ? HAS_REPORT << i : 0;
    }
    Wire.writeUnsigned(flags, out);
    Wire.writeSigned(value.remembered(), out);
    if (value.origin() != null) {
      signals.write(value.origin(), out);
    }
    for (int i = 0; i < reports.length; i++) {
      if (reports[i] != null) {
        signals.write(reports[i], out);
        Wire.writeUnsigned(value.revisions()[i] + 1L, out);
      }
    }
  }

  @Override
  public MessageRecords read(DataInput in, int version) throws IOException {
    int flags = Wire.readSize(in);
    long remembered = Wire.readSigned(in);
    Message origin = (flags & HAS_ORIGIN) == 0 ? null : message(in);
    Message[] reports = new Message[MessageRecords.FATES.size()];
    int[] revisions = new int[reports.length];
    for (int i = 0; i < reports.length; i++) {
      revisions[i] = -1;
      if ((flags & HAS_REPORT << i) != 0) {
        reports[i] = message(in);
        revisions[i] = Wire.readSize(in) - 1;
      }
    }
    return new MessageRecords(origin, reports, revisions, remembered, (flags & SETTLED) != 0);
  }

  private Message message(DataInput in) throws IOException {
    if (signals.read(in, signals.version()) instanceof Message message) {
      return message;
    }
    throw new IOException("no message is stored where one was");
  }
}
