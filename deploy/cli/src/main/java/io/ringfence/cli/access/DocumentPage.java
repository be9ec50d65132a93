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

  /** A column: its heading, and what a row has there. */
  private record Column(String heading, Function<JsonNode, String> cell) {
    static Column of(String heading, String field) {
      return new Column(heading, row -> text(row.path(field)));
    }
  }

  /** A class of data as a table: its field in the document, and what the page says of it. */
  private record Section(String field, String heading, String meaning, List<Column> columns) {
    static Section of(String field, String heading, String meaning, Column... columns) {
      return new Section(field, heading, meaning, List.of(columns));
    }
  }

  private static final Column ID = Column.of("Id", "id");

  private static final List<Column> EVENT =
      List.of(
          Column.of("Time", "time"),
          Column.of("Event", "topic"),
          new Column("Counted in", row -> joined(row.path("measures"), DocumentPage::text)),
          new Column("What was read", row -> fields(row.path("read"))),
          new Column("With", row -> joined(row.path("with"), DocumentPage::subject)),
          ID);

  /** What is held under the subject's own name, in the order of the page. */
  private static final List<Section> OWN =
      List.of(
          Section.of(
              "listings",
              "Entries of lists",
              "What lists say or said.",
              Column.of("List", "list"),
              new Column("Kind", DocumentPage::kind),
              Column.of("From", "from"),
              new Column("Until", row -> row.has("until") ? text(row.path("until")) : "open"),
              Column.of("Learnt", "learnt"),
              Column.of("Reason", "reason"),
              new Column("Follows from", row -> subject(row.path("origin").path("subject"))),
              ID),
          Section.of(
              "alerts",
              "Alerts",
              "Suspicions of fraud or abuse. Of old ones only the id is held here.",
              Column.of("Rule", "rule"),
              Column.of("State", "state"),
              Column.of("First", "first"),
              Column.of("Last", "last"),
              Column.of("Events", "hits"),
              Column.of("In words", "summary"),
              ID),
          Section.of(
              "links",
              "Links",
              "Others with whom you were seen in the same event.",
              new Column("With", row -> subject(row.path("subject"))),
              Column.of("Since", "first"),
              Column.of("Last", "last")),
          Section.of(
              "measures",
              "Measures",
              "Figures that rules compare with limits, as of the last event.",
              Column.of("Measure", "name"),
              Column.of("Counts by", "function"),
              Column.of("Within", "over"),
              Column.of("Value", "value"),
              Column.of("As of", "at")),
          new Section("settled", "Latest events", "Single events.", EVENT),
          new Section("pending", "Events that are being looked at", "Single events.", EVENT));

  /** How much there is of a class, and until when. */
  private static final List<Column> COUNTS =
      List.of(
          Column.of("Class of data", "class"),
          Column.of("What", "what"),
          Column.of("How many", "count"),
          Column.of("Oldest", "oldest"),
          Column.of("Until", "until"));

  private static final Section COUNTED =
      new Section(
          "own",
          "What is held under your name",
          "All that is held under your name, counted by its kind.",
          COUNTS);

  private static final Section ELSEWHERE =
      new Section(
          "elsewhere",
          "What names you elsewhere",
          "What is held of others and names you. Who they are is theirs.",
          COUNTS);

  private final StringBuilder html = new StringBuilder(16_384);
  private final JsonNode document;

  private DocumentPage(JsonNode document) {
    this.document = document;
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
    profile();
    OWN.forEach(this::section);
    elsewhere();
    kept();
    html.append("<h2>What is not in here</h2>\n<p>Messages and call records themselves, which the ")
        .append("provider keeps elsewhere")
        .append(document.has("elsewhere") ? "" : "; and what is held of others and names you")
        .append(".</p>\n</body></html>\n");
    return html.toString();
  }

  private void profile() {
    if (!document.has("profile")) {
      return;
    }
    html.append("<h2>Profile</h2>\n<p>What is known of the customer.</p>\n<table>");
    for (Map.Entry<String, JsonNode> each : document.path("profile").properties()) {
      html.append("<tr><th scope=\"row\">")
          .append(escaped(each.getKey()))
          .append("</th><td>")
          .append(isolated(value(each.getValue())))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void elsewhere() {
    if (!document.has("elsewhere")) {
      return;
    }
    section(COUNTED);
    section(ELSEWHERE);
    if (document.path("unexplained").asLong() > 0) {
      html.append("<p>Your name stands in ")
          .append(document.path("unexplained").asLong())
          .append(" more places, also as a part of a longer one.</p>\n");
    }
  }

  private void section(Section section) {
    JsonNode rows = document.path(section.field());
    int left = document.path("omitted").path(section.field()).asInt();
    html.append("<h2>").append(section.heading()).append(" (").append(rows.size() + left);
    html.append(")</h2>\n<p>").append(section.meaning()).append("</p>\n");
    if (rows.isEmpty()) {
      html.append("<p class=\"none\">None.</p>\n");
      return;
    }
    html.append("<table><thead><tr>");
    for (Column each : section.columns()) {
      html.append("<th scope=\"col\">").append(each.heading()).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (JsonNode row : rows) {
      html.append("<tr>");
      for (Column each : section.columns()) {
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
    keptUntil("firstSeen", "When you were first seen");
    keptUntil("profile", "Profile");
    OWN.forEach(each -> keptUntil(each.field(), each.heading()));
    html.append("</table>\n");
  }

  private void keptUntil(String field, String heading) {
    if (document.path("keptUntil").has(field)) {
      html.append("<tr><th scope=\"row\">")
          .append(heading)
          .append("</th><td>")
          .append(isolated(text(document.path("keptUntil").path(field))))
          .append("</td></tr>\n");
    }
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  private static String subject(JsonNode subject) {
    return (text(subject.path("kind")) + " " + text(subject.path("value"))).strip();
  }

  private static String kind(JsonNode listing) {
    List<String> exempt = new ArrayList<>();
    listing.path("rules").forEach(each -> exempt.add("rule " + text(each)));
    listing.path("frauds").forEach(each -> exempt.add("fraud " + text(each)));
    if (!exempt.isEmpty()) {
      return "exempt from " + String.join(", ", exempt);
    }
    return listing.path("allow").asBoolean() ? "allowed" : "blocked";
  }

  private static String joined(JsonNode array, Function<JsonNode, String> each) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(each.apply(one)));
    return String.join(", ", texts);
  }

  private static String value(JsonNode node) {
    return node.isArray()
        ? joined(node, DocumentPage::value)
        : node.isObject() ? fields(node) : text(node);
  }

  private static String fields(JsonNode object) {
    List<String> texts = new ArrayList<>();
    object.properties().forEach(one -> texts.add(one.getKey() + " = " + value(one.getValue())));
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
