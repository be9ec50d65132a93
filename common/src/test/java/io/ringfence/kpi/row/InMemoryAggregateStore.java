package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.GroupCountersCodec;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Golden;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Pages on a map, in their stored form. */
public final class InMemoryAggregateStore implements HourlyAggregateStore {

  private final Map<String, String> stored = new HashMap<>();

  private <T> T read(String name, Codec<T> codec, T absent) {
    String hex = stored.get(name);
    return hex == null ? absent : Golden.fromHex(hex, codec, codec.version());
  }

  @Override
  public Map<IndicatorGroup, CounterValues> figures(int page) {
    return read("figures" + page, new GroupCountersCodec(), new TreeMap<>());
  }

  @Override
  public void figures(int page, Map<IndicatorGroup, CounterValues> figures) {
    stored.put("figures" + page, Golden.toHex(figures, new GroupCountersCodec()));
  }

  @Override
  public RowVersions versions(int window) {
    return read("versions" + window, new RowVersionsCodec(), RowVersions.nothing());
  }

  @Override
  public void versions(int window, RowVersions versions) {
    stored.put("versions" + window, Golden.toHex(versions, new RowVersionsCodec()));
  }

  @Override
  public ChangedWindows marks() {
    return read("marks", new ChangedWindowsCodec(), null);
  }

  @Override
  public void marks(ChangedWindows marks) {
    stored.put("marks", Golden.toHex(marks, new ChangedWindowsCodec()));
  }
}
