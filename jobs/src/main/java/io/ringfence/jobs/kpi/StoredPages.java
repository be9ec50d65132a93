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
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
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

  /** Access to state, which may fail. */
  private interface Access<T> {
    T get() throws Exception;
  }

  private static <T> T attempt(Access<T> access) {
    try {
      return access.get();
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be reached", e);
    }
  }

  private <T> byte[] pack(T value, Codec<T> codec) throws IOException {
    out.clear();
    Wire.writeUnsigned(codec.version(), out);
    codec.write(value, out);
    return out.getCopyOfBuffer();
  }

  private <T> T unpack(byte[] bytes, Codec<T> codec) throws IOException {
    in.setBuffer(bytes);
    return StoredForm.read(codec, in, Wire.readSize(in));
  }

  @Override
  public Map<IndicatorGroup, CounterValues> figures(int page) {
    return attempt(
        () -> {
          byte[] bytes = figures.get(page);
          return bytes == null ? new TreeMap<>() : unpack(bytes, cells);
        });
  }

  @Override
  public void figures(int page, Map<IndicatorGroup, CounterValues> value) {
    attempt(
        () -> {
          figures.put(page, pack(value, cells));
          return true;
        });
  }

  @Override
  public RowVersions versions(int window) {
    return attempt(
        () -> {
          byte[] bytes = versions.get(window);
          return bytes == null ? RowVersions.nothing() : unpack(bytes, rows);
        });
  }

  @Override
  public void versions(int window, RowVersions value) {
    attempt(
        () -> {
          versions.put(window, pack(value, rows));
          return true;
        });
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
