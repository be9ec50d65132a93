package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lines gave: records by their fields, {@code passed KIND}, or {@code refused FIELD}. */
final class Reading implements Telling {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long RECEIVED = 1_795_597_300_000L;

  final List<Map<String, Object>> records = new ArrayList<>();
  final List<String> others = new ArrayList<>();

  @Override
  public void record(NativeRecord record) {
    records.add(record.fields());
  }

  @Override
  public void passed(String kind) {
    others.add("passed " + kind);
  }

  /** The one record that the only line gave. */
  Map<String, Object> only() {
    if (records.size() != 1 || !others.isEmpty()) {
      throw new AssertionError("not one record: " + records + others);
    }
    return records.get(0);
  }

  static Feed table(Map<String, String> fields, String... columns) {
    return feed(new CsvFormat(), fields).withColumns(List.of(columns));
  }

  static Feed json(Map<String, String> fields) {
    return feed(new JsonlFormat(), fields);
  }

  private static Feed feed(Format format, Map<String, String> fields) {
    return Feed.of("test", format, BERLIN).withFields(fields);
  }

  /** The same feed of another kind of records. */
  static Feed of(RecordKind kind, Feed feed) {
    return new Feed(
        feed.source(),
        feed.format(),
        feed.topic(),
        feed.files(),
        feed.finished(),
        Set.of(kind),
        feed.clock(),
        feed.realm(),
        feed.trunks(),
        feed.inside(),
        feed.account(),
        feed.columns(),
        feed.fields());
  }

  /** The same feed with interconnects. */
  static Feed withTrunks(Feed feed, String... trunks) {
    return new Feed(
        feed.source(),
        feed.format(),
        feed.topic(),
        feed.files(),
        feed.finished(),
        feed.kinds(),
        feed.clock(),
        feed.realm(),
        List.of(trunks),
        feed.inside(),
        feed.account(),
        feed.columns(),
        feed.fields());
  }

  /** Reads lines that come without a first one. */
  static Reading of(Feed feed, String... lines) {
    return of(feed, List.of(lines));
  }

  static Reading of(Feed feed, List<String> lines) {
    Format format = feed.format().equals(CsvFormat.NAME) ? new CsvFormat() : new JsonlFormat();
    LineDecoder decoder = format.decoder(feed);
    Reading reading = new Reading();
    for (String line : lines) {
      try {
        decoder.read(Line.of(line, RECEIVED), reading);
      } catch (UnreadableException e) {
        reading.others.add("refused " + (e.field().isEmpty() ? e.getMessage() : e.field()));
      }
    }
    return reading;
  }
}
