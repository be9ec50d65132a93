package io.ringfence.kpi.row;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The stored form of what has been published of a window. */
public final class RowVersionsCodec implements Codec<RowVersions> {

  @Override
  public void write(RowVersions value, DataOutput out) throws IOException {
    Wire.writeUnsigned(value.rows().size(), out);
    for (Map.Entry<String, RowVersions.Last> each : value.rows().entrySet()) {
      Wire.writeText(each.getKey(), out);
      Wire.writeUnsigned(each.getValue().version(), out);
      out.writeLong(each.getValue().hash());
    }
  }

  @Override
  public RowVersions read(DataInput in, int version) throws IOException {
    Map<String, RowVersions.Last> rows = new TreeMap<>();
    for (int left = Wire.readSize(in); left > 0; left--) {
      rows.put(Wire.readText(in), new RowVersions.Last(Wire.readSize(in), in.readLong()));
    }
    return new RowVersions(rows);
  }
}
