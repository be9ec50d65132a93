package io.ringfence.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A document as a page: one file without scripts that loads nothing. All that is in the document
 * comes from outside, and is written as text.
 */
final class DocumentPage {

  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #c9d1d9}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e3e7eb;overflow-wrap:anywhere}
      th{font-weight:600}p.none{color:#57606a}@media print{body{margin:0;font-size:12px}}
      """;

  private static final Map<String, String> CLASSES =
      Map.of(
          "firstSeen", "When you were first seen",
          "listings", "Entries of lists",
          "links", "Links",
          "measures", "Measures",
          "alerts", "Alerts",
          "settled", "Latest events",
          "pending", "Events that are being looked at",
          "elsewhere", "What names you elsewhere");

  /** In the order of the page. */
  private static final List<String> ORDER =
      List.of("firstSeen", "listings", "alerts", "links", "measures", "settled", "pending");

  private final StringBuilder html = new StringBuilder(16_384);
  private final JsonNode document;

  private DocumentPage(JsonNode document) {
    this.document = document;
  }

  /** A column: its heading, and what a row has there. */
  private record Column(String heading, Function<JsonNode, String> cell) {
    static Column of(String heading, String field) {
      return new Column(heading, row -> text(row.path(field)));
    }
  }

  static String of(JsonNode document) {
    return new DocumentPage(document).page();
  }

  private String page() {
    String subject = subject(document.path("subject"));
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\"><meta name=\"robots\" content=\"noindex\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Data held of ")
        .append(escaped(subject))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Data held of ")
        .append(isolated(subject))
        .append("</h1>\n<p>Made for the request of ")
        .append(isolated(text(document.path("time"))))
        .append(", document ")
        .append(isolated(text(document.path("document"))))
        .append(". Times are in UTC.</p>\n");
    if (document.has("firstSeen")) {
      html.append("<p>First seen: ")
          .append(isolated(text(document.path("firstSeen"))))
          .append(".</p>\n");
    }
    section(
        "listings",
        "What lists say or said.",
        Column.of("List", "list"),
        new Column("Kind", row -> row.path("allow").asBoolean() ? "allowed" : "blocked"),
        Column.of("From", "from"),
        new Column("Until", row -> row.has("until") ? text(row.path("until")) : "open"),
        Column.of("Learnt", "learnt"),
        Column.of("Reason", "reason"),
        new Column("Follows from", row -> subject(row.path("origin").path("subject"))),
        Column.of("Id", "id"));
    section(
        "alerts",
        "Suspicions of fraud or abuse. Of old ones only the id is held here.",
        Column.of("Rule", "rule"),
        Column.of("State", "state"),
        Column.of("First", "first"),
        Column.of("Last", "last"),
        Column.of("Events", "hits"),
        Column.of("In words", "summary"),
        Column.of("Id", "id"));
    section(
        "links",
        "Others with whom you were seen in the same event.",
        new Column("With", row -> subject(row.path("subject"))),
        Column.of("Since", "first"),
        Column.of("Last", "last"));
    section(
        "measures",
        "Figures that rules compare with limits, as of the last event.",
        Column.of("Measure", "name"),
        Column.of("Counts by", "function"),
        Column.of("Within", "over"),
        Column.of("Value", "value"),
        Column.of("As of", "at"));
    for (String each : List.of("settled", "pending")) {
      section(
          each,
          "Single events.",
          Column.of("Time", "time"),
          Column.of("Event", "topic"),
          new Column("Counted in", row -> joined(row.path("measures"), DocumentPage::text)),
          new Column("What was read", row -> fields(row.path("read"))),
          new Column("With", row -> joined(row.path("with"), DocumentPage::subject)),
          Column.of("Id", "id"));
    }
    elsewhere();
    kept();
    html.append("<h2>What is not in here</h2>\n<p>Messages and call records themselves, which the ")
        .append("provider keeps elsewhere")
        .append(document.has("elsewhere") ? "" : "; and what is held of others and names you")
        .append(".</p>\n</body></html>\n");
    return html.toString();
  }

  private void elsewhere() {
    if (!document.has("elsewhere")) {
      return;
    }
    section(
        "elsewhere",
        "What is held of others and names you. Who they are is theirs.",
        Column.of("Class of data", "class"),
        Column.of("What", "what"),
        Column.of("How many", "count"),
        Column.of("Oldest", "oldest"),
        Column.of("Until", "until"));
    if (document.path("unexplained").asLong() > 0) {
      html.append("<p>Your name stands in ")
          .append(document.path("unexplained").asLong())
          .append(" more places, also as a part of a longer one.</p>\n");
    }
  }

  private void section(String name, String meaning, Column... columns) {
    JsonNode rows = document.path(name);
    int left = document.path("omitted").path(name).asInt();
    html.append("<h2>").append(CLASSES.get(name)).append(" (").append(rows.size() + left);
    html.append(")</h2>\n<p>").append(meaning).append("</p>\n");
    if (rows.isEmpty()) {
      html.append("<p class=\"none\">None.</p>\n");
      return;
    }
    html.append("<table><thead><tr>");
    for (Column each : columns) {
      html.append("<th scope=\"col\">").append(each.heading()).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (JsonNode row : rows) {
      html.append("<tr>");
      for (Column each : columns) {
        html.append("<td>").append(isolated(each.cell().apply(row))).append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
    if (left > 0) {
      html.append("<p>").append(left).append(" more had no room in the document.</p>\n");
    }
  }

  private void kept() {
    html.append(
        "<h2>How long it is kept</h2>\n<p>At the latest, if nothing is added:</p>\n<table>");
    for (String each : ORDER) {
      if (document.path("keptUntil").has(each)) {
        html.append("<tr><th scope=\"row\">")
            .append(CLASSES.get(each))
            .append("</th><td>")
            .append(isolated(text(document.path("keptUntil").path(each))))
            .append("</td></tr>\n");
      }
    }
    html.append("</table>\n");
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  private static String subject(JsonNode subject) {
    return (text(subject.path("kind")) + " " + text(subject.path("value"))).strip();
  }

  private static String joined(JsonNode array, Function<JsonNode, String> each) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(each.apply(one)));
    return String.join(", ", texts);
  }

  private static String fields(JsonNode object) {
    List<String> texts = new ArrayList<>();
    object.properties().forEach(one -> texts.add(one.getKey() + " = " + text(one.getValue())));
    return String.join(", ", texts);
  }

  /** Text that cannot turn round what stands beside it. */
  private static String isolated(String text) {
    return text.isEmpty() ? "" : "<bdi>" + escaped(text) + "</bdi>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
