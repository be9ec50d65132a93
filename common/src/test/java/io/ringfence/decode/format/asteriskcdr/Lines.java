package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.Told;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the format tells of lines. */
final class Lines {

  static final AsteriskCdrFormat FORMAT = new AsteriskCdrFormat();

  private Lines() {}

  /** A feed in UTC. */
  static Feed feed(List<String> trunks, List<String> inside, String account, String... columns) {
    return new Feed(
        "pbx-1",
        FORMAT.name(),
        "",
        "",
        false,
        FORMAT.kinds(),
        ZoneId.of("UTC"),
        "",
        trunks,
        inside,
        account,
        List.of(columns),
        Map.of());
  }

  static Feed plain() {
    return feed(List.of(), List.of(), "");
  }

  static Feed trunks(String... trunks) {
    return feed(List.of(trunks), List.of(), "");
  }

  /** The fields of the record that the line tells, without its ids and type. */
  static Map<String, Object> told(Feed feed, String line) {
    Map<String, Object> fields = new TreeMap<>(all(feed, line));
    fields.keySet().removeAll(List.of("type", "id", "call", "phase"));
    return fields;
  }

  /** All fields of the record that the line tells. */
  static Map<String, Object> all(Feed feed, String line) {
    return Told.of(FORMAT, feed, Line.of(line, Line.UNKNOWN)).only().fields();
  }

  /** How the line fared: {@code record}, the kind by which it was passed over, or the fault. */
  static String outcome(Feed feed, String line) {
    Told told = Told.of(FORMAT, feed, Line.of(line, Line.UNKNOWN));
    List<String> outcomes = new ArrayList<>(told.passed());
    told.records().forEach(each -> outcomes.add("record"));
    told.refused().ifPresent(e -> outcomes.add((e.fault() + " " + e.field()).strip()));
    return String.join(",", outcomes);
  }
}
