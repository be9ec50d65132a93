package io.ringfence.kpi;

import io.ringfence.signal.Codec;
import io.ringfence.signal.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The stored form of what has been told of a window. */
public final class ToldCodec implements Codec<Told> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Told value, DataOutput out) throws IOException {
    Wire.writeUnsigned(value.rows().size(), out);
    for (Map.Entry<String, Told.Last> each : value.rows().entrySet()) {
      Wire.writeText(each.getKey(), out);
      Wire.writeUnsigned(each.getValue().version(), out);
      out.writeLong(each.getValue().hash());
    }
  }

  @Override
  public Told read(DataInput in, int version) throws IOException {
    Map<String, Told.Last> rows = new TreeMap<>();
    for (int left = Wire.readSize(in); left > 0; left--) {
      rows.put(Wire.readText(in), new Told.Last(Wire.readSize(in), in.readLong()));
    }
    return new Told(rows);
  }
}
