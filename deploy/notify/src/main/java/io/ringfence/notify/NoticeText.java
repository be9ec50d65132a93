package io.ringfence.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message as lines for people. No line has control characters, whatever an alert says. */
record NoticeText(NoticeMessage message, boolean masked) {

  /** Nobody reads more alerts with all their evidence. */
  private static final int MOST_WHOLE = 20;

  /** Of a text of an alert. */
  private static final int MOST_CHARACTERS = 500;

  private static final Comparator<Notice> GRAVEST_FIRST =
      Comparator.comparing(Notice::severity).thenComparingLong(Notice::last).reversed();

  /** One line that says it all. */
  String subject() {
    List<Notice> notices = message.notices();
    if (notices.size() == 1 && !message.digest()) {
      return line(notices.get(0));
    }
    Severity gravest = notices.stream().map(Notice::severity).max(Comparator.naturalOrder()).get();
    String of =
        message.digest() || masked || message.headline().isEmpty()
            ? notices.size() + (message.digest() ? " in a digest" : " alerts of one attack")
            : clean(message.headline());
    return "[" + gravest.label() + "] " + String.join(", ", byFraud().keySet()) + ": " + of;
  }

  /**
   * All of it.
   *
   * @param most notices that are listed; those that are left out are counted
   */
  List<String> lines(int most) {
    List<Notice> notices = message.notices();
    List<String> lines = new ArrayList<>();
    if (message.digest()) {
      Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
      notices.forEach(each -> bySeverity.merge(each.severity(), 1, Integer::sum));
      lines.add("What was too much, or too old, for messages of its own.");
      bySeverity.forEach((severity, count) -> lines.add(count + " " + severity.label()));
      byFraud().forEach((fraud, count) -> lines.add(count + " " + fraud));
    } else if (notices.size() > 1) {
      lines.add(subject());
    }
    boolean whole = !message.digest() && notices.size() <= MOST_WHOLE;
    for (Notice each : notices.stream().sorted(GRAVEST_FIRST).limit(most).toList()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      if (each instanceof OwnNotice own) {
        lines.add(line(own));
        own.text().forEach(text -> lines.add(clean(text)));
        lines.add("at " + own.time());
      } else if (each instanceof AlertNotice alert) {
        addAlert(alert, whole, lines);
      }
    }
    if (notices.size() > most) {
      lines.add("and " + (notices.size() - most) + " more");
    }
    return lines;
  }

  private Map<String, Integer> byFraud() {
    Map<String, Integer> counts = new TreeMap<>();
    message.notices().forEach(each -> counts.merge(fraud(each), 1, Integer::sum));
    return counts;
  }

  private static String fraud(Notice notice) {
    return notice instanceof AlertNotice alert ? clean(alert.fraud()) : "ringfence";
  }

  private String line(Notice notice) {
    return notice instanceof AlertNotice alert
        ? line(alert, alert.shown(masked))
        : line((OwnNotice) notice);
  }

  private static String line(OwnNotice own) {
    return start(own) + (own.closed() ? " (closed): " : ": ") + clean(own.title());
  }

  private static String line(AlertNotice alert, ObjectNode shown) {
    String what = shown.path(shown.has("summary") ? "summary" : "title").asText();
    String state =
        switch (alert.state()) {
          case OPEN, UPDATED -> ": ";
          case CLOSED -> " (closed): ";
          case RETRACTED -> " (retracted): ";
        };
    return start(alert) + state + clean(what);
  }

  private static String start(Notice notice) {
    return "[" + notice.severity().label() + "] " + fraud(notice);
  }

  private void addAlert(AlertNotice alert, boolean whole, List<String> lines) {
    ObjectNode shown = alert.shown(masked);
    lines.add(line(alert, shown));
    lines.add("subject: " + subject(shown.path("subject")));
    lines.add(
        "from %s to %s, %s hits"
            .formatted(text(shown, "first"), text(shown, "last"), text(shown, "hits")));
    if (whole) {
      StringJoiner measures = new StringJoiner(", ", "measures: ", "").setEmptyValue("");
      for (Map.Entry<String, JsonNode> each : shown.at("/evidence/measures").properties()) {
        JsonNode reading = each.getValue();
        measures.add(each.getKey() + " " + text(reading, "value") + " in " + text(reading, "over"));
      }
      StringJoiner accused = new StringJoiner(", ", "accused: ", "").setEmptyValue("");
      shown.path("accused").forEach(each -> accused.add(subject(each)));
      for (StringJoiner each : List.of(measures, accused)) {
        if (each.length() > 0) {
          lines.add(clean(each.toString()));
        }
      }
      if (shown.has("tenant")) {
        lines.add("tenant: " + text(shown, "tenant"));
      }
    }
    lines.add("rule: " + text(shown.path("rule"), "id") + ", " + alert.mode().label());
    lines.add("alert: " + alert.key() + ", version " + alert.version());
  }

  private static String subject(JsonNode subject) {
    return text(subject, "kind") + " " + text(subject, "value");
  }

  private static String text(JsonNode json, String field) {
    return clean(json.path(field).asText());
  }

  /** Also without what turns around or hides what follows. */
  private static String clean(String text) {
    return TextRules.shown(text.replaceAll("\\p{Cf}", ""), MOST_CHARACTERS);
  }

  /** For a chat: as many lines as it takes whole. */
  String chat(int most, int characters) {
    String text = lines(most).stream().collect(Collectors.joining("\n"));
    int end = text.lastIndexOf('\n', characters);
    return text.length() <= characters ? text : text.substring(0, Math.max(0, end)) + "\n…";
  }
}
