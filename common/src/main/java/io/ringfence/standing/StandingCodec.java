package io.ringfence.standing;

import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a standing: its changes, oldest first. */
public final class StandingCodec implements Codec<Standing> {

  private static final int WITHDRAWN = 1;
  private static final int VERSIONED = 2;

  @Override
  public void write(Standing standing, DataOutput out) throws IOException {
    List<ListingChange> notices = standing.notices();
    Wire.writeUnsigned(notices.size(), out);
    for (ListingChange notice : notices) {
      out.writeByte(notice.action().code());
      Wire.writeText(notice.id(), out);
      Wire.writeText(notice.list(), out);
      Wire.writeText(notice.reason(), out);
      Wire.writeSigned(notice.time(), out);
      Wire.writeSigned(notice.from() - notice.time(), out);
      Wire.writeUnsigned(
          notice.until() == Long.MAX_VALUE ? 0 : notice.until() - notice.from() + 1, out);
      boolean versioned = notice.version() > 0;
      out.writeByte((notice.withdrawn() ? WITHDRAWN : 0) | (versioned ? VERSIONED : 0));
      if (versioned) {
        Wire.writeUnsigned(notice.version(), out);
        Wire.writeText(notice.origin().id(), out);
        Wire.writeText(notice.origin().key(), out);
        Wire.writeUnsigned(notice.origin().hop(), out);
      }
    }
  }

  @Override
  public Standing read(DataInput in, int version) throws IOException {
    int size = Wire.readSize(in);
    List<ListingChange> notices = new ArrayList<>(Wire.room(size));
    for (int i = 0; i < size; i++) {
      SignalTopic action = SignalTopic.ofCode(in.readByte());
      String id = Wire.readText(in);
      String list = Wire.readText(in);
      String reason = Wire.readRemark(in);
      long time = Wire.readSigned(in);
      long from = time + Wire.readSigned(in);
      long length = Wire.readUnsigned(in);
      long until = length == 0 ? Long.MAX_VALUE : from + length - 1;
      int marks = in.readByte();
      boolean versioned = (marks & VERSIONED) != 0;
      notices.add(
          new ListingChange(
              action,
              id,
              list,
              reason,
              time,
              from,
              until,
              (marks & WITHDRAWN) != 0,
              versioned ? Wire.readUnsigned(in) : 0,
              versioned
                  ? new Origin(Wire.readText(in), Wire.readKey(in), Wire.readSize(in))
                  : Origin.NONE));
    }
    return new Standing(notices);
  }

  @Override
  public Standing copy(Standing standing) {
    return standing.copy();
  }
}
