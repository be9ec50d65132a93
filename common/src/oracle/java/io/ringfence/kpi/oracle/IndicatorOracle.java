package io.ringfence.kpi.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Rows by window and group, without their versions, of a set of accepted records. */
public final class IndicatorOracle {

  static final ObjectMapper JSON = new ObjectMapper();

  static final long MINUTE = 60_000;
  static final long HOUR = 3_600_000;

  /** Something that counts once, somewhere. */
  record Unit(long time, String first, String second, Object what) {}

  private final Map<String, ObjectNode> rows = new TreeMap<>();

  private IndicatorOracle() {}

  /**
   * The last version of every row, as {@code WINDOW GROUP} and fields.
   *
   * @param lines accepted records, in any order, repeats and all
   * @param country of a number as it is written in the lines
   */
  public static Map<String, String> rows(List<String> lines, Function<String, String> country)
      throws Exception {
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines) {
      records.add(JSON.readTree(line));
    }
    IndicatorOracle oracle = new IndicatorOracle();
    oracle.family("trunk", "country", "voice", CallIndicators.of(records, country), new CallIndicators());
    oracle.family("trunk", "region", "voice", EventIndicators.quality(records), EventIndicators::quality);
    oracle.family("channel", "country", "", MessageIndicators.of(records, country), MessageIndicators::write);
    oracle.family("", "country", "", EventIndicators.codes(records, country), EventIndicators::codes);
    oracle.family("", "", "meeting", MeetingIndicators.of(records), MeetingIndicators::write);
    oracle.family("", "", "", EventIndicators.registrations(records), EventIndicators::registrations);
    Map<String, String> rows = new TreeMap<>();
    for (Map.Entry<String, ObjectNode> each : oracle.rows.entrySet()) {
      rows.put(each.getKey(), sorted(each.getValue()).toString());
    }
    return rows;
  }

  /** What is published of the units of one group. */
  interface Section {
    /**
     * Writes into the row.
     *
     * @param cells the pairs of dimensions that the group is made of
     * @param all units of the family at any time
     */
    void write(
        long from, long to, List<Unit> units, Set<String> cells, List<Unit> all, ObjectNode row);
  }

  interface Simple {
    void write(List<Unit> units, ObjectNode row);
  }

  private void family(String a, String b, String channel, List<Unit> units, Simple section) {
    family(a, b, channel, units, (from, to, mine, cells, all, row) -> section.write(mine, row));
  }

  private void family(String a, String b, String channel, List<Unit> units, Section section) {
    for (long length : new long[] {MINUTE, HOUR}) {
      Map<Long, List<Unit>> windows = new TreeMap<>();
      for (Unit unit : units) {
        windows
            .computeIfAbsent(Math.floorDiv(unit.time(), length) * length, at -> new ArrayList<>())
            .add(unit);
      }
      windows.forEach(
          (from, mine) -> window(from, from + length, a, b, channel, mine, units, section));
    }
  }

  private void window(
      long from,
      long to,
      String a,
      String b,
      String channel,
      List<Unit> mine,
      List<Unit> all,
      Section section) {
    // Every pair of which there is anything, so also of calls that are up without an attempt now.
    Set<List<String>> pairs = new HashSet<>();
    all.forEach(unit -> pairs.add(List.of(unit.first(), unit.second())));
    Groups groups = new Groups(mine);
    Map<String, Set<String>> members = new LinkedHashMap<>();
    for (List<String> pair : pairs) {
      String first = pair.get(0);
      String second = pair.get(1);
      List<String> names = new ArrayList<>();
      names.add("{}");
      if (!channel.isEmpty()) {
        names.add(group("channel", channel, "", ""));
      }
      if (!a.isEmpty()) {
        names.add(group(a, groups.first(first), "", ""));
      }
      if (!b.isEmpty()) {
        names.add(group(b, groups.second(second), "", ""));
      }
      if (!a.isEmpty() && !b.isEmpty()) {
        List<String> both = groups.both(first, second);
        names.add(group(a, both.get(0), b, both.get(1)));
      }
      for (String name : names) {
        members.computeIfAbsent(name, key -> new TreeSet<>()).add(first + '\n' + second);
      }
    }
    members.forEach(
        (name, cells) -> {
          List<Unit> counted = new ArrayList<>();
          for (Unit unit : mine) {
            if (cells.contains(unit.first() + '\n' + unit.second())) {
              counted.add(unit);
            }
          }
          if (counted.size() >= 5) {
            String key = Instant.ofEpochMilli(from) + ".." + Instant.ofEpochMilli(to) + " " + name;
            ObjectNode row = rows.computeIfAbsent(key, absent -> JSON.createObjectNode());
            section.write(from, to, counted, cells, all, row);
          }
        });
  }

  private static String group(String a, String first, String b, String second) {
    ObjectNode group = JSON.createObjectNode();
    if (!a.isEmpty()) {
      group.put(a, first);
    }
    if (!b.isEmpty()) {
      group.put(b, second);
    }
    return group.toString();
  }

  /** A published row as {@link #rows} has its key. */
  public static String key(JsonNode row) {
    return row.at("/window/from").asText()
        + ".."
        + row.at("/window/to").asText()
        + " "
        + row.get("group");
  }

  /** A published row as {@link #rows} has it. */
  public static String fields(JsonNode row) {
    ObjectNode fields = row.deepCopy();
    fields.remove(List.of("window", "group", "version"));
    return sorted(fields).toString();
  }

  /** By name, all the way down. */
  private static ObjectNode sorted(JsonNode node) {
    ObjectNode sorted = JSON.createObjectNode();
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = node.get(name);
      sorted.set(name, value.isObject() ? sorted(value) : value);
    }
    return sorted;
  }

  static long time(JsonNode record, String field) {
    JsonNode time = record.get(field);
    return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
  }

  static String text(JsonNode record, String field) {
    return record.path(field).asText("");
  }

  static String named(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  /** Records of one type, each id once. */
  static List<JsonNode> once(List<JsonNode> records, String type) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    for (JsonNode record : records) {
      if (text(record, "type").equals(type)) {
        byId.putIfAbsent(text(record, "id"), record);
      }
    }
    return new ArrayList<>(byId.values());
  }

  static void share(ObjectNode row, String name, long part, long whole) {
    if (whole > 0) {
      decimal(row, name, new java.math.BigDecimal(part * 100), whole);
    }
  }

  static void decimal(ObjectNode row, String name, java.math.BigDecimal sum, long count) {
    if (count > 0) {
      row.put(name, sum.divide(new java.math.BigDecimal(count), 1, java.math.RoundingMode.HALF_UP));
    }
  }

  /** Which groups are published by name, in one window. */
  static final class Groups {
    private final Map<String, Long> firsts = new HashMap<>();
    private final Map<String, Long> seconds = new HashMap<>();
    private final Map<List<String>, Long> cells = new HashMap<>();
    private final Set<String> shownFirsts;
    private final Set<String> shownSeconds;
    private final Set<List<String>> shown = new HashSet<>();

    Groups(List<Unit> units) {
      for (Unit unit : units) {
        firsts.merge(unit.first(), 1L, Long::sum);
        seconds.merge(unit.second(), 1L, Long::sum);
        cells.merge(List.of(unit.first(), unit.second()), 1L, Long::sum);
      }
      shownFirsts = shown(firsts);
      shownSeconds = shown(seconds);
      cells.forEach(
          (cell, count) -> {
            if (count >= 5
                && shownFirsts.contains(cell.get(0))
                && shownSeconds.contains(cell.get(1))) {
              shown.add(cell);
            }
          });
      int before;
      do {
        before = shown.size();
        for (String first : shownFirsts) {
          hide(0, first, firsts.get(first));
        }
        for (String second : shownSeconds) {
          hide(1, second, seconds.get(second));
        }
      } while (shown.size() < before);
    }

    private static Set<String> shown(Map<String, Long> counts) {
      Set<String> shown = new TreeSet<>(counts.keySet());
      shown.removeIf(name -> counts.get(name) < 5);
      while (true) {
        long hidden = 0;
        for (Map.Entry<String, Long> each : counts.entrySet()) {
          hidden += shown.contains(each.getKey()) ? 0 : each.getValue();
        }
        if (hidden == 0 || hidden >= 5 || shown.isEmpty()) {
          return shown;
        }
        String smallest = null;
        for (String name : shown) {
          if (smallest == null || counts.get(name) < counts.get(smallest)) {
            smallest = name;
          }
        }
        shown.remove(smallest);
      }
    }

    private void hide(int side, String name, long total) {
      while (true) {
        long rest = total;
        List<String> smallest = null;
        for (List<String> cell : shown) {
          if (!cell.get(side).equals(name)) {
            continue;
          }
          rest -= cells.get(cell);
          if (smallest == null
              || cells.get(cell) < cells.get(smallest)
              || (cells.get(cell).equals(cells.get(smallest))
                  && cell.get(1 - side).compareTo(smallest.get(1 - side)) < 0)) {
            smallest = cell;
          }
        }
        if (rest == 0 || rest >= 5 || smallest == null) {
          return;
        }
        shown.remove(smallest);
      }
    }

    String first(String name) {
      return shownFirsts.contains(name) ? name : "(other)";
    }

    String second(String name) {
      return shownSeconds.contains(name) ? name : "(other)";
    }

    List<String> both(String first, String second) {
      return shown.contains(List.of(first, second))
          ? List.of(first, second)
          : List.of(first(first), "(other)");
    }
  }
}
