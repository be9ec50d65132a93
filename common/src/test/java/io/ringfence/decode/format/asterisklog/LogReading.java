package io.ringfence.decode.format.asterisklog;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads lines as a feed does: out of their envelopes, by a clock of Berlin. */
final class LogReading {

  static final Instant RECEIVED = Instant.parse("2026-06-10T12:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final AsteriskLogFormat FORMAT = new AsteriskLogFormat();
  private static final Feed FEED = Feed.of("pbx-1", FORMAT, BERLIN);

  /** Records that it tells. */
  List<NativeRecord> records(String line, Instant received) {
    Told told = Told.of(FORMAT, FEED, line, received.toEpochMilli());
    if (told.refused().isPresent()) {
      throw told.refused().get();
    }
    return told.records();
  }

  NativeRecord record(String line) {
    return records(line, RECEIVED).get(0);
  }

  /** {@code event account to address}, with a dash for what is absent; a kind; or a fault. */
  String said(String line) {
    Told told = Told.of(FORMAT, FEED, line, RECEIVED.toEpochMilli());
    if (told.refused().isPresent()) {
      return "refused " + told.refused().get().fault();
    }
    if (told.records().size() + told.passed().size() != 1) {
      return "told " + told.records().size() + " and passed " + told.passed().size();
    }
    return told.records().isEmpty() ? "passed " + told.passed().get(0) : said(told.only());
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
}
