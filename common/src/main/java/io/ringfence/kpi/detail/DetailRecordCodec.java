package io.ringfence.kpi.detail;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.assemble.CallRecordsCodec;
import io.ringfence.kpi.detail.AttendanceDetailRecord.Move;
import io.ringfence.kpi.detail.MessageDetailRecord.Status;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored form of any dossier: one byte that says its kind, then its own form. */
public final class DetailRecordCodec implements Codec<DetailRecord> {

  private static final int CALL = 1;
  private static final int MESSAGE = 2;
  private static final int ATTENDANCE = 3;
  private static final int IDS = 4;

  private final KpiSettings settings;
  private final Codec<List<PartyRecords>> records =
      RecordCodec.list(
          new RecordCodec<>(
              PartyRecords.class, RecordCodec.TEXT, RecordCodec.TEXT, new CallRecordsCodec()));

  public DetailRecordCodec(KpiSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(DetailRecord value, DataOutput out) throws IOException {
    if (value instanceof CallDetailRecord call) {
      out.writeByte(CALL);
      Wire.writeTime(call.touched, Long.MIN_VALUE, out);
      Wire.writeTime(call.watermark, Long.MIN_VALUE, out);
      records.write(call.records, out);
    } else if (value instanceof MessageDetailRecord message) {
      out.writeByte(MESSAGE);
      Wire.writeTime(message.touched, Long.MIN_VALUE, out);
      write(message.origin, out);
      write(message.placed, out);
      write(message.last, out);
    } else if (value instanceof AttendanceDetailRecord attendance) {
      out.writeByte(ATTENDANCE);
      write(attendance, out);
    } else {
      out.writeByte(IDS);
      write((EventDeduplication) value, out);
    }
  }

  @Override
  public DetailRecord read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case CALL -> {
        long touched = Wire.readTime(Long.MIN_VALUE, in);
        long watermark = Wire.readTime(Long.MIN_VALUE, in);
        yield new CallDetailRecord(settings, records.read(in, version), touched, watermark);
      }
      case MESSAGE -> {
        MessageDetailRecord message = new MessageDetailRecord(settings);
        message.touched = Wire.readTime(Long.MIN_VALUE, in);
        message.origin = readStatus(in);
        message.placed = readStatus(in);
        message.last = readStatus(in);
        yield message;
      }
      case ATTENDANCE -> readAttendance(in);
      case IDS -> readIds(in);
      default -> throw new IOException("no kind of dossier has the code " + kind);
    };
  }

  private static void write(Status status, DataOutput out) throws IOException {
    out.writeBoolean(status != null);
    if (status != null) {
      writeSigned(status.time(), out);
      writeText(status.id(), out);
      writeUnsigned(status.status(), out);
      writeText(status.channel(), out);
      writeText(status.country(), out);
    }
  }

  private static Status readStatus(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Status(readSigned(in), readText(in), readSize(in), readText(in), readText(in))
        : null;
  }

  private static void write(AttendanceDetailRecord attendance, DataOutput out) throws IOException {
    Wire.writeTime(attendance.touched, Long.MIN_VALUE, out);
    writeUnsigned(attendance.moves.size(), out);
    long time = 0;
    for (Move move : attendance.moves) {
      writeSigned(move.time() - time, out);
      writeText(move.id(), out);
      writeUnsigned(move.action(), out);
      time = move.time();
    }
  }

  private AttendanceDetailRecord readAttendance(DataInput in) throws IOException {
    long touched = Wire.readTime(Long.MIN_VALUE, in);
    int size = readSize(in);
    List<Move> moves = new ArrayList<>(Wire.room(size) + 1);
    long time = 0;
    for (int i = 0; i < size; i++) {
      time += readSigned(in);
      moves.add(new Move(time, readText(in), readSize(in)));
    }
    return new AttendanceDetailRecord(settings, moves, touched);
  }

  private static void write(EventDeduplication ids, DataOutput out) throws IOException {
    writeUnsigned(ids.until.size(), out);
    long before = 0;
    for (Map.Entry<Long, Long> each : ids.until.entrySet()) {
      out.writeLong(each.getKey());
      writeSigned(each.getValue() - before, out);
      before = each.getValue();
    }
  }

  private EventDeduplication readIds(DataInput in) throws IOException {
    Map<Long, Long> until = new LinkedHashMap<>();
    long time = 0;
    for (int left = readSize(in); left > 0; left--) {
      long hash = in.readLong();
      time += readSigned(in);
      until.put(hash, time);
    }
    return new EventDeduplication(settings, until);
  }
}
