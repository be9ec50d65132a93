package io.ringfence.decode.format.sshd;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a line is read as. */
record Reading(List<NativeRecord> records, List<String> passed, String refused) {

  static final long RECEIVED = Instant.parse("2026-12-02T00:00:00Z").toEpochMilli();

  private static final SshdFormat FORMAT = new SshdFormat();
  private static final Feed FEED = Feed.of("gate", FORMAT, ZoneOffset.UTC);

  /** Of a line with all that is around it. */
  static Reading of(String line) {
    return of(line, FEED, RECEIVED);
  }

  static Reading of(String line, Feed feed, long received) {
    Told told = Told.of(FORMAT, feed, line, received);
    String refused =
        told.refused().map(e -> e.fault() + " " + e.field() + " " + e.getMessage()).orElse("");
    return new Reading(told.records(), told.passed(), refused);
  }

  /** Of a message as sshd writes it. */
  static Reading ofMessage(String message) {
    return of("2026-12-01T10:00:00.000001+00:00 gate sshd[71]: " + message);
  }

  static Feed inRealm(String realm, ZoneId clock) {
    return new Feed(
        "gate",
        "sshd",
        "",
        "",
        false,
        FORMAT.kinds(),
        clock,
        realm,
        List.of(),
        List.of(),
        "",
        List.of(),
        Map.of());
  }

  /** Event, account and address of each record, with a dash for what is not there; or why not. */
  String said() {
    if (!refused.isEmpty()) {
      return "refused";
    }
    return records.isEmpty()
        ? "nothing"
        : records.stream().map(Reading::said).collect(Collectors.joining(" + "));
  }

  static String said(NativeRecord record) {
    return record.text("event")
        + ' '
        + dashed(record.text("account"))
        + ' '
        + dashed(record.text("address"));
  }

  private static String dashed(String text) {
    return text.isEmpty() ? "-" : text;
  }

  Set<String> addresses() {
    return records.stream().map(r -> r.text("address")).collect(Collectors.toSet());
  }

  List<String> ids() {
    return records.stream().map(r -> r.text("id")).toList();
  }
}
