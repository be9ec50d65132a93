package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows of indicators by group and length of window, of each the highest version. When there are
 * more than the limit, the oldest windows are dropped.
 */
public final class IndicatorStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The job knows some 70 figures; whatever else calls itself one is left out. */
  private static final int MOST_FIGURES = 80;

  /** Raw causes are a figure each; they are for reading, not for drawing. */
  private static final List<String> LEFT_OUT = List.of("causes.sip", "causes.q850", "version");

  /**
   * Whose traffic it is; what is absent is all.
   *
   * @param by such as {@code trunk}, {@code country}
   */
  public record Group(Map<String, String> by) {
    public Group {
      by = Map.copyOf(new TreeMap<>(by));
    }
  }

  /** One figure over time, NaN where it is not said. */
  @SuppressWarnings("ArrayRecordComponent") // columns for a chart; never compared
  public record Line(long[] from, float[] values) {}

  @SuppressWarnings("ArrayRecordComponent") // a row of figures; never compared
  private record Row(int version, float[] values) {}

  private record Series(Group group, long millis) {}

  private final int most;
  private final Map<String, Integer> figures = new LinkedHashMap<>();
  private final Map<Series, NavigableMap<Long, Row>> rows = new LinkedHashMap<>();
  private int held;
  private long dropped;
  private long unreadable;
  private long latest = Long.MIN_VALUE;

  public IndicatorStore(int most) {
    this.most = most;
  }

  /** Takes a record of the topic. */
  public synchronized void take(byte[] record) {
    if (record == null) {
      return;
    }
    try {
      JsonNode json = JSON.readTree(record);
      long from = Instant.parse(json.at("/window/from").asText()).toEpochMilli();
      long to = Instant.parse(json.at("/window/to").asText()).toEpochMilli();
      Map<String, String> by = new TreeMap<>();
      json.path("group")
          .properties()
          .forEach(each -> by.put(line(each.getKey()), line(each.getValue().asText())));
      if (to <= from || by.size() > 4) {
        throw new IllegalArgumentException("no window or no group");
      }
      put(new Series(new Group(by), to - from), from, json);
    } catch (IOException | RuntimeException wrong) {
      unreadable++;
    }
  }

  /** A name is one line, whatever somebody called a trunk. */
  private static String line(String text) {
    String line = text.replace('\n', ' ');
    return line.length() > 128 ? line.substring(0, 128) : line;
  }

  private void put(Series series, long from, JsonNode json) {
    int version = json.path("version").asInt();
    NavigableMap<Long, Row> windows = rows.computeIfAbsent(series, unknown -> new TreeMap<>());
    Row known = windows.get(from);
    if (known != null && known.version() > version) {
      return;
    }
    float[] values = new float[MOST_FIGURES];
    Arrays.fill(values, Float.NaN);
    collect("", json, values);
    windows.put(from, new Row(version, Arrays.copyOf(values, figures.size())));
    latest = Math.max(latest, from + series.millis());
    if (known == null) {
      held++;
      while (held > most) {
        dropOldest();
      }
    }
  }

  private void collect(String prefix, JsonNode json, float[] values) {
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      String name = prefix + each.getKey();
      if (LEFT_OUT.contains(name) || !name.matches("[A-Za-z0-9._]{1,48}")) {
        continue;
      }
      if (each.getValue().isNumber()) {
        Integer at = figures.get(name);
        if (at == null && figures.size() < MOST_FIGURES) {
          at = figures.size();
          figures.put(name, at);
        }
        if (at != null) {
          values[at] = each.getValue().floatValue();
        }
      } else if (each.getValue().isObject()) {
        collect(name + ".", each.getValue(), values);
      }
    }
  }

  private void dropOldest() {
    Series oldest = null;
    for (Map.Entry<Series, NavigableMap<Long, Row>> each : rows.entrySet()) {
      if (oldest == null || each.getValue().firstKey() < rows.get(oldest).firstKey()) {
        oldest = each.getKey();
      }
    }
    NavigableMap<Long, Row> windows = rows.get(oldest);
    // Some at once: to look for the oldest series takes longer than to drop a row.
    int some = Math.max(1, most / 200);
    Iterator<Long> froms = windows.keySet().iterator();
    while (some-- > 0 && froms.hasNext()) {
      froms.next();
      froms.remove();
      held--;
      dropped++;
    }
    if (windows.isEmpty()) {
      rows.remove(oldest);
    }
  }

  /** Names of figures that some row has, such as {@code asr} or {@code pddMillis.p95}. */
  public synchronized List<String> figures() {
    return List.copyOf(figures.keySet());
  }

  /** Groups that have rows of a length, the widest first. */
  public synchronized List<Group> groups(long windowMillis) {
    return rows.keySet().stream()
        .filter(each -> each.millis() == windowMillis)
        .map(Series::group)
        .sorted(
            (a, b) ->
                a.by().size() != b.by().size()
                    ? Integer.compare(a.by().size(), b.by().size())
                    : new TreeMap<>(a.by()).toString().compareTo(new TreeMap<>(b.by()).toString()))
        .toList();
  }

  /** Lengths of windows that there are, the shortest first. */
  public synchronized List<Long> lengths() {
    return List.copyOf(new TreeSet<>(rows.keySet().stream().map(Series::millis).toList()));
  }

  /** A figure from a moment on; empty if it is not known of this group. */
  public synchronized Optional<Line> line(
      Group group, long windowMillis, String figure, long since) {
    NavigableMap<Long, Row> windows = rows.get(new Series(group, windowMillis));
    Integer at = figures.get(figure);
    if (windows == null || at == null) {
      return Optional.empty();
    }
    List<Map.Entry<Long, Row>> tail = new ArrayList<>(windows.tailMap(since, true).entrySet());
    long[] from = new long[tail.size()];
    float[] values = new float[tail.size()];
    for (int i = 0; i < from.length; i++) {
      float[] row = tail.get(i).getValue().values();
      from[i] = tail.get(i).getKey();
      values[i] = at < row.length ? row[at] : Float.NaN;
    }
    return Optional.of(new Line(from, values));
  }

  /** End of the latest window; {@link Long#MIN_VALUE} without any. */
  public synchronized long latest() {
    return latest;
  }

  public synchronized int held() {
    return held;
  }

  public synchronized long dropped() {
    return dropped;
  }

  public synchronized long unreadable() {
    return unreadable;
  }
}
