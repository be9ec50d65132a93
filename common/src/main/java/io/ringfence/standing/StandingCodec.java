package io.ringfence.standing;

import io.ringfence.signal.Codec;
import io.ringfence.signal.Topic;
import io.ringfence.signal.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a standing: its changes, oldest first. */
public final class StandingCodec implements Codec<Standing> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Standing standing, DataOutput out) throws IOException {
    List<Notice> notices = standing.notices();
    Wire.writeUnsigned(notices.size(), out);
    for (Notice notice : notices) {
      out.writeByte(notice.action().code());
      Wire.writeText(notice.id(), out);
      Wire.writeText(notice.list(), out);
      Wire.writeText(notice.reason(), out);
      Wire.writeSigned(notice.time(), out);
      Wire.writeSigned(notice.from() - notice.time(), out);
      Wire.writeUnsigned(
          notice.until() == Long.MAX_VALUE ? 0 : notice.until() - notice.from() + 1, out);
      out.writeBoolean(notice.withdrawn());
    }
  }

  @Override
  public Standing read(DataInput in, int version) throws IOException {
    int size = Wire.readSize(in);
    List<Notice> notices = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Topic action = Topic.ofCode(in.readByte());
      String id = Wire.readText(in);
      String list = Wire.readText(in);
      String reason = Wire.readText(in);
      long time = Wire.readSigned(in);
      long from = time + Wire.readSigned(in);
      long length = Wire.readUnsigned(in);
      long until = length == 0 ? Long.MAX_VALUE : from + length - 1;
      notices.add(new Notice(action, id, list, reason, time, from, until, in.readBoolean()));
    }
    return new Standing(notices);
  }

  @Override
  public Standing copy(Standing standing) {
    return standing.copy();
  }
}
