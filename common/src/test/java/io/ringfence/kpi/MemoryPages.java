package io.ringfence.kpi;

import io.ringfence.signal.Codec;
import io.ringfence.signal.Golden;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Pages on a map, in their stored form. */
final class MemoryPages implements Pages {

  private final Map<String, String> stored = new HashMap<>();

  private <T> T read(String name, Codec<T> codec, T absent) {
    String hex = stored.get(name);
    return hex == null ? absent : Golden.fromHex(hex, codec, codec.version());
  }

  @Override
  public Map<Cell, Figures> figures(int page) {
    return read("figures" + page, new CellsCodec(), new TreeMap<>());
  }

  @Override
  public void figures(int page, Map<Cell, Figures> figures) {
    stored.put("figures" + page, Golden.toHex(figures, new CellsCodec()));
  }

  @Override
  public Told told(int window) {
    return read("told" + window, new ToldCodec(), Told.nothing());
  }

  @Override
  public void told(int window, Told told) {
    stored.put("told" + window, Golden.toHex(told, new ToldCodec()));
  }

  @Override
  public Marks marks() {
    return read("marks", new MarksCodec(), null);
  }

  @Override
  public void marks(Marks marks) {
    stored.put("marks", Golden.toHex(marks, new MarksCodec()));
  }
}
