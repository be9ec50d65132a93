package io.ringfence.decode.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a format made of a line. */
public record Told(
    List<NativeRecord> records, List<String> passed, Optional<UnreadableException> refused) {

  /** Of a line with all that is around it. */
  public static Told of(Format format, Feed feed, String line, long received) {
    Envelopes envelopes = new Envelopes(feed.clock(), format.json());
    return of(format, feed, envelopes.opened(line.getBytes(UTF_8), received));
  }

  public static Told of(Format format, Feed feed, Line line) {
    List<NativeRecord> records = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    try {
      format
          .decoder(feed)
          .read(
              line,
              new Telling() {
                @Override
                public void record(NativeRecord record) {
                  records.add(record);
                }

                @Override
                public void passed(String kind) {
                  passed.add(kind);
                }
              });
    } catch (UnreadableException e) {
      return new Told(records, passed, Optional.of(e));
    }
    return new Told(records, passed, Optional.empty());
  }

  /**
   * The only record, where there is nothing else.
   *
   * @throws UnreadableException if the line was refused
   */
  public NativeRecord only() {
    if (refused.isPresent()) {
      throw refused.get();
    }
    if (records.size() != 1 || !passed.isEmpty()) {
      throw new AssertionError("not one record: " + records.size() + passed);
    }
    return records.get(0);
  }
}
