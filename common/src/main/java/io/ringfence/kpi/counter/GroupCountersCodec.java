package io.ringfence.kpi.counter;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stored form of figures by cell. A first dimension that equals the one before is one byte. */
public final class GroupCountersCodec implements Codec<Map<IndicatorGroup, CounterValues>> {

  @Override
  public void write(Map<IndicatorGroup, CounterValues> value, DataOutput out) throws IOException {
    Wire.writeUnsigned(value.size(), out);
    String first = "";
    for (Map.Entry<IndicatorGroup, CounterValues> each : value.entrySet()) {
      IndicatorGroup cell = each.getKey();
      boolean same = cell.first().equals(first);
      out.writeByte((cell.family().code() << 1) | (same ? 1 : 0));
      if (!same) {
        Wire.writeText(cell.first(), out);
      }
      Wire.writeText(cell.second(), out);
      write(each.getValue(), out);
      first = cell.first();
    }
  }

  @Override
  public Map<IndicatorGroup, CounterValues> read(DataInput in, int version) throws IOException {
    Map<IndicatorGroup, CounterValues> cells = new TreeMap<>();
    String first = "";
    for (int left = Wire.readSize(in); left > 0; left--) {
      int head = in.readByte();
      first = (head & 1) == 1 ? first : Wire.readText(in);
      IndicatorGroup cell =
          new IndicatorGroup(IndicatorFamily.ofCode(head >> 1), first, Wire.readText(in));
      cells.put(cell, readFigures(in));
    }
    return cells;
  }

  private static void write(CounterValues figures, DataOutput out) throws IOException {
    Wire.writeUnsigned(figures.byKey().size(), out);
    long before = 0;
    for (Map.Entry<Long, Long> each : figures.byKey().entrySet()) {
      Wire.writeUnsigned(each.getKey() - before, out);
      Wire.writeSigned(each.getValue(), out);
      before = each.getKey();
    }
  }

  private static CounterValues readFigures(DataInput in) throws IOException {
    SortedMap<Long, Long> byKey = new TreeMap<>();
    long key = 0;
    for (int left = Wire.readSize(in); left > 0; left--) {
      key += Wire.readUnsigned(in);
      byKey.put(key, Wire.readSigned(in));
    }
    return new CounterValues(byKey);
  }
}
