package io.ringfence.kpi;

import io.ringfence.signal.Codec;
import io.ringfence.signal.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The stored form of figures by cell. A first dimension that equals the one before is one byte. */
public final class CellsCodec implements Codec<Map<Cell, Figures>> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Map<Cell, Figures> value, DataOutput out) throws IOException {
    Wire.writeUnsigned(value.size(), out);
    String first = "";
    for (Map.Entry<Cell, Figures> each : value.entrySet()) {
      Cell cell = each.getKey();
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
  public Map<Cell, Figures> read(DataInput in, int version) throws IOException {
    Map<Cell, Figures> cells = new TreeMap<>();
    String first = "";
    for (int left = Wire.readSize(in); left > 0; left--) {
      int head = in.readByte();
      first = (head & 1) == 1 ? first : Wire.readText(in);
      Cell cell = new Cell(Family.ofCode(head >> 1), first, Wire.readText(in));
      cells.put(cell, readFigures(in));
    }
    return cells;
  }

  private static void write(Figures figures, DataOutput out) throws IOException {
    Wire.writeUnsigned(figures.size(), out);
    long key = 0;
    for (int i = 0; i < figures.size(); i++) {
      Wire.writeUnsigned(figures.key(i) - key, out);
      Wire.writeSigned(figures.amount(i), out);
      key = figures.key(i);
    }
  }

  private static Figures readFigures(DataInput in) throws IOException {
    int size = Wire.readSize(in);
    long[] keys = new long[size];
    long[] amounts = new long[size];
    long key = 0;
    for (int i = 0; i < size; i++) {
      key += Wire.readUnsigned(in);
      keys[i] = key;
      amounts[i] = Wire.readSigned(in);
    }
    return new Figures(keys, amounts, size);
  }
}
