package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.topics.SignalSearch;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/**
 * The records behind an alert, in order of time.
 *
 * @param asked how many it has
 * @param complete whether all that the topics hold was looked through
 * @param looked how many records were
 */
public record SignalsFragment(
    List<Line> lines, int asked, boolean complete, long looked, long from, long to) {

  /**
   * One record.
   *
   * @param at where it stands between first and last, 0 to 1000
   * @param what such as {@code call attempt}
   */
  public record Line(
      int at,
      long time,
      String type,
      String what,
      String from,
      String to,
      String outcome,
      String by) {}

  public static SignalsFragment of(
      CachedAlert alert, int asked, SignalSearch.Found found, Masking masking) {
    List<Line> lines = new ArrayList<>();
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (JsonNode each : found.records()) {
      long time = time(each.path("time"), alert.last());
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
    long span = Math.max(1, to - from);
    for (JsonNode each : found.records()) {
      long time = time(each.path("time"), alert.last());
      lines.add(line((int) (1_000 * (time - from) / span), time, each, masking));
    }
    lines.sort(Comparator.comparingLong(Line::time));
    return new SignalsFragment(lines, asked, found.complete(), found.looked(), from, to);
  }

  private static Line line(int at, long time, JsonNode record, Masking masking) {
    String type = record.path("type").asText();
    StringJoiner what = new StringJoiner(" ");
    what.add(type);
    for (String field : List.of("phase", "status", "action", "event")) {
      if (record.hasNonNull(field)) {
        what.add(record.path(field).asText());
      }
    }
    StringJoiner outcome = new StringJoiner(", ");
    add(outcome, record, "sipCode", "SIP ");
    add(outcome, record, "q850", "Q.850 ");
    if (record.hasNonNull("talkMillis")) {
      outcome.add("talked " + Formatting.span(record.path("talkMillis").asLong()));
    }
    add(outcome, record, "mos", "MOS ");
    add(outcome, record, "country", "from ");
    return new Line(
        at,
        time,
        masking.text(type),
        masking.text(what.toString()),
        masking.party(text(record, "from", "number")),
        masking.party(record.path("to").asText()),
        masking.text(outcome.toString()),
        by(record, masking));
  }

  private static String by(JsonNode record, Masking masking) {
    StringJoiner by = new StringJoiner(", ");
    for (SubjectKind kind :
        List.of(
            SubjectKind.ACCOUNT,
            SubjectKind.DEVICE,
            SubjectKind.ADDRESS,
            SubjectKind.TRUNK,
            SubjectKind.MEETING)) {
      if (record.hasNonNull(kind.label())) {
        by.add(kind.label() + " " + masking.value(kind, record.path(kind.label()).asText()));
      }
    }
    if (record.hasNonNull("participant")) {
      by.add("participant " + masking.mark(record.path("participant").asText()));
    }
    if (record.hasNonNull("userAgent")) {
      by.add("user agent " + masking.note(record.path("userAgent").asText()));
    }
    return by.toString();
  }

  private static void add(StringJoiner all, JsonNode record, String field, String before) {
    if (record.hasNonNull(field)) {
      all.add(before + record.path(field).asText());
    }
  }

  private static String text(JsonNode record, String one, String other) {
    return record.hasNonNull(one) ? record.path(one).asText() : record.path(other).asText();
  }

  private static long time(JsonNode time, long otherwise) {
    long millis = time.isNumber() ? time.asLong() : Rfc3339.millis(time.asText());
    return millis == Rfc3339.NONE ? otherwise : millis;
  }
}
