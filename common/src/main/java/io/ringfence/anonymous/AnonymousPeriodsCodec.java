package io.ringfence.anonymous;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.alert.AlertLabels;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stored form of periods, keys included: to be sealed before it is stored. */
public final class AnonymousPeriodsCodec implements Codec<AnonymousPeriods> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AnonymousPeriods value, DataOutput out) throws IOException {
    writeSigned(value.through(), out);
    writeUnsigned(value.open().size(), out);
    for (AnonymousPeriod each : value.open().values()) {
      writeSigned(each.day(), out);
      out.write(each.key().bytes());
      writeUnsigned(each.alerts().size(), out);
      for (Map.Entry<String, KnownAlert> alert : each.alerts().entrySet()) {
        writeText(alert.getKey(), out);
        write(alert.getValue(), out);
      }
    }
    List<ClosedPeriod> closed = value.closed();
    writeUnsigned(closed.size(), out);
    for (ClosedPeriod each : closed) {
      writeSigned(each.day(), out);
      writeUnsigned(each.records().size(), out);
      for (String record : each.records()) {
        writeText(record, out);
      }
      writeUnsigned(each.leftOut(), out);
    }
  }

  private static void write(KnownAlert alert, DataOutput out) throws IOException {
    writeText(alert.subject(), out);
    writeText(alert.labels().rule(), out);
    writeText(alert.labels().fraud(), out);
    writeText(alert.labels().severity(), out);
    writeText(alert.labels().mode(), out);
    writeText(alert.kind(), out);
    writeText(alert.country(), out);
    writeSigned(alert.first(), out);
    writeSigned(alert.last(), out);
    writeUnsigned(alert.hits(), out);
  }

  @Override
  public AnonymousPeriods read(DataInput in, int version) throws IOException {
    AnonymousPeriods periods = new AnonymousPeriods(readSigned(in));
    int open = readSize(in);
    for (int i = 0; i < open; i++) {
      periods.restore(period(in));
    }
    int closed = readSize(in);
    for (int i = 0; i < closed; i++) {
      long day = readSigned(in);
      List<String> records = new ArrayList<>();
      int size = readSize(in);
      for (int record = 0; record < size; record++) {
        records.add(readText(in));
      }
      periods.restore(new ClosedPeriod(day, records, readSize(in)));
    }
    return periods;
  }

  private static AnonymousPeriod period(DataInput in) throws IOException {
    long day = readSigned(in);
    byte[] key = new byte[PeriodKey.BYTES];
    in.readFully(key);
    AnonymousPeriod period = new AnonymousPeriod(day, new PeriodKey(key));
    int alerts = readSize(in);
    for (int i = 0; i < alerts; i++) {
      period.alerts().put(readText(in), alert(in));
    }
    return period;
  }

  private static KnownAlert alert(DataInput in) throws IOException {
    return new KnownAlert(
        readText(in),
        new AlertLabels(readText(in), readText(in), readText(in), readText(in)),
        readText(in),
        readText(in),
        readSigned(in),
        readSigned(in),
        readSize(in));
  }
}
