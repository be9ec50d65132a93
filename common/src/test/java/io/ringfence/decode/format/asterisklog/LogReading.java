package io.ringfence.decode.format.asterisklog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.Envelopes;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads lines as a feed does: out of their envelopes, by a clock of Berlin. */
final class LogReading {

  static final Instant RECEIVED = Instant.parse("2026-06-10T12:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final AsteriskLogFormat format = new AsteriskLogFormat();
  private final LineDecoder decoder = format.decoder(Feed.of("pbx-1", format, BERLIN));
  private final Envelopes envelopes = new Envelopes(BERLIN, format.json());

  /** Records that it tells. */
  List<NativeRecord> records(String line, Instant received) {
    List<NativeRecord> records = new ArrayList<>();
    read(line, received, records, new ArrayList<>());
    return records;
  }

  NativeRecord record(String line) {
    return records(line, RECEIVED).get(0);
  }

  /** {@code event account to address}, with a dash for what is absent; a kind; or a fault. */
  String said(String line) {
    List<NativeRecord> records = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    try {
      read(line, RECEIVED, records, passed);
    } catch (UnreadableException e) {
      return "refused " + e.fault();
    }
    if (records.size() + passed.size() != 1) {
      return "told " + records.size() + " and passed " + passed.size();
    }
    return records.isEmpty() ? "passed " + passed.get(0) : said(records.get(0));
  }

  static String said(NativeRecord record) {
    List<String> words = new ArrayList<>();
    for (String field : List.of("event", "account", "to", "address")) {
      String text = record.text(field);
      words.add(text.isEmpty() ? "-" : text);
    }
    return String.join(" ", words);
  }

  static Instant time(NativeRecord record) {
    return Instant.ofEpochMilli((Long) record.fields().get("time"));
  }

  private void read(
      String line, Instant received, List<NativeRecord> records, List<String> passed) {
    decoder.read(
        envelopes.opened(line.getBytes(UTF_8), received.toEpochMilli()),
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
  }
}
