package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
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
    List<NativeRecord> records = new ArrayList<>();
    FORMAT
        .decoder(feed)
        .read(
            Line.of(line, Line.UNKNOWN),
            new Telling() {
              @Override
              public void record(NativeRecord record) {
                records.add(record);
              }

              @Override
              public void passed(String kind) {
                throw new AssertionError("passed over: " + kind);
              }
            });
    if (records.size() != 1) {
      throw new AssertionError(records.size() + " records");
    }
    return records.get(0).fields();
  }

  /** How the line fared: {@code record}, the kind by which it was passed over, or the fault. */
  static String outcome(Feed feed, String line) {
    List<String> outcomes = new ArrayList<>();
    try {
      FORMAT
          .decoder(feed)
          .read(
              Line.of(line, Line.UNKNOWN),
              new Telling() {
                @Override
                public void record(NativeRecord record) {
                  outcomes.add("record");
                }

                @Override
                public void passed(String kind) {
                  outcomes.add(kind);
                }
              });
    } catch (UnreadableException e) {
      outcomes.add((e.fault() + " " + e.field()).strip());
    }
    return String.join(",", outcomes);
  }
}
