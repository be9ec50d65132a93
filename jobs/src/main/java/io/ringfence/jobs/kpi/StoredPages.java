package io.ringfence.jobs.kpi;

import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.GroupCountersCodec;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.kpi.row.ChangedWindows;
import io.ringfence.kpi.row.HourlyAggregateStore;
import io.ringfence.kpi.row.RowVersions;
import io.ringfence.kpi.row.RowVersionsCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.StoredForm;
import io.ringfence.signal.encoding.Wire;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The pages of the current key's hour: each an array of bytes, that begins with its version. */
final class StoredPages implements HourlyAggregateStore {

  static final MapStateDescriptor<Integer, byte[]> FIGURES =
      new MapStateDescriptor<>(
          "figures", IntSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);
  static final MapStateDescriptor<Integer, byte[]> VERSIONS =
      new MapStateDescriptor<>(
          "told", IntSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

  private final GroupCountersCodec cells = new GroupCountersCodec();
  private final RowVersionsCodec rows = new RowVersionsCodec();
  private final DataOutputSerializer out = new DataOutputSerializer(4096);
  private final DataInputDeserializer in = new DataInputDeserializer();

  private final MapState<Integer, byte[]> figures;
  private final MapState<Integer, byte[]> versions;
  private ChangedWindows marks;

  StoredPages(KeyedStateStore store) throws Exception {
    figures = store.getMapState(FIGURES);
    versions = store.getMapState(VERSIONS);
  }

  private <T> T read(MapState<Integer, byte[]> pages, int at, Codec<T> codec, Supplier<T> nothing) {
    try {
      byte[] bytes = pages.get(at);
      if (bytes == null) {
        return nothing.get();
      }
      in.setBuffer(bytes);
      return StoredForm.read(codec, in, Wire.readSize(in));
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be read", e);
    }
  }

  private <T> void write(MapState<Integer, byte[]> pages, int at, Codec<T> codec, T value) {
    try {
      out.clear();
      Wire.writeUnsigned(codec.version(), out);
      codec.write(value, out);
      pages.put(at, out.getCopyOfBuffer());
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be written", e);
    }
  }

  @Override
  public Map<IndicatorGroup, CounterValues> figures(int page) {
    return read(figures, page, cells, TreeMap::new);
  }

  @Override
  public void figures(int page, Map<IndicatorGroup, CounterValues> value) {
    write(figures, page, cells, value);
  }

  @Override
  public RowVersions versions(int window) {
    return read(versions, window, rows, RowVersions::nothing);
  }

  @Override
  public void versions(int window, RowVersions value) {
    write(versions, window, rows, value);
  }

  @Override
  public ChangedWindows marks() {
    return marks;
  }

  /** What the host stores beside the pages. */
  @Override
  public void marks(ChangedWindows value) {
    marks = value;
  }

  void clear() {
    figures.clear();
    versions.clear();
  }
}
