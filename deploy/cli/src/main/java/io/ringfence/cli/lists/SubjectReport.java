package io.ringfence.cli.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.table.TextTable;
import io.ringfence.lists.history.SubjectHistory;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.time.Instant;

/**
 * A subject's history as people and programs read it.
 *
 * @param knownAt {@link Long#MAX_VALUE} for all that is known
 */
record SubjectReport(
    Subject subject, long at, long knownAt, boolean emergency, SubjectHistory.Answer answer) {

  private static final int LONGEST_CELL = 44;

  /** The reason of a link says the whole way. */
  private static final int LONGEST_LINK = 160;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(subject.name()).append(", ").append(time(at));
    text.append(knownAt == Long.MAX_VALUE ? "" : " as known at " + time(knownAt));
    text.append(": ").append(verdict()).append('\n');
    if (answer.lines().isEmpty()) {
      text.append("no list has named it\n");
    } else {
      text.append(history());
    }
    if (!answer.links().isEmpty()) {
      text.append("\nlinks\n").append(links());
    }
    return text.toString();
  }

  private TextTable links() {
    TextTable table =
        new TextTable(
            8, LONGEST_LINK, "", "subject", "links", "learnt", "from", "until", "", "how");
    for (SubjectHistory.Link link : answer.links()) {
      table.row(
          link.towards() ? "to" : "from",
          link.other().name(),
          Integer.toString(link.listing().origin().hop()),
          time(link.listing().time()),
          time(link.listing().from()),
          !link.stands() || link.until() == Long.MAX_VALUE ? "" : time(link.until()),
          link.stands() ? "" : "taken back",
          link.listing().reason());
    }
    return table;
  }

  private TextTable history() {
    TextTable table =
        new TextTable(
            9,
            LONGEST_CELL,
            "learnt",
            "list",
            "action",
            "subject",
            "from",
            "until",
            "reason",
            "actor",
            "");
    for (SubjectHistory.Line line : answer.lines()) {
      Listing listing = line.listing();
      boolean removal = listing.action() == SignalTopic.LISTING_REMOVE;
      table.row(
          time(listing.time()),
          listing.list(),
          listing.action().event(),
          listing.subject().name(),
          time(listing.from()),
          removal || line.until() == Long.MAX_VALUE ? "" : time(line.until()),
          listing.reason(),
          listing.actor(),
          note(line));
    }
    return table;
  }

  private String verdict() {
    String listed =
        answer.held().listed()
            ? "listed by "
                + String.join(", ", answer.held().lists())
                + (answer.held().learntLater() ? " (learnt later)" : "")
            : "not listed";
    String cleared = answer.held().allowed() ? ", but allowed: never accused" : "";
    String helps = emergency ? ", calls for help: never accused" : "";
    int times = answer.held().timesListed();
    return listed
        + cleared
        + helps
        + (times == 0
            ? ""
            : times == 1 ? "; listed once by then" : "; listed " + times + " times by then");
  }

  private static String note(SubjectHistory.Line line) {
    if (line.listing().action() == SignalTopic.LISTING_REMOVE) {
      return line.listing().withdrawn() ? "it was wrong" : "";
    }
    return line.neverHeld() ? "withdrawn" : "";
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    put(json.putObject("subject"), subject);
    json.put("at", time(at));
    if (knownAt != Long.MAX_VALUE) {
      json.put("knownAt", time(knownAt));
    }
    json.put("listed", answer.held().listed());
    answer.held().lists().forEach(json.putArray("lists")::add);
    json.put("allowed", answer.held().allowed());
    json.put("emergency", emergency);
    json.put("timesListed", answer.held().timesListed());
    var history = json.putArray("history");
    for (SubjectHistory.Line line : answer.lines()) {
      Listing listing = line.listing();
      ObjectNode each = history.addObject();
      each.put("id", listing.id()).put("learnt", time(listing.time()));
      each.put("list", listing.list()).put("action", listing.action().event());
      put(each.putObject("subject"), listing.subject());
      each.put("from", time(listing.from()));
      if (listing.action() == SignalTopic.LISTING_REMOVE) {
        each.put("withdrawn", listing.withdrawn());
      } else {
        each.put("neverHeld", line.neverHeld());
        if (line.until() != Long.MAX_VALUE) {
          each.put("until", time(line.until()));
        }
      }
      each.put("reason", listing.reason()).put("actor", listing.actor());
    }
    var links = json.putArray("links");
    for (SubjectHistory.Link link : answer.links()) {
      ObjectNode each = links.addObject();
      each.put("direction", link.towards() ? "to" : "from");
      put(each.putObject("subject"), link.other());
      each.put("hop", link.listing().origin().hop()).put("listing", link.listing().id());
      each.put("origin", link.listing().origin().id());
      each.put("learnt", time(link.listing().time())).put("from", time(link.listing().from()));
      if (link.stands() && link.until() != Long.MAX_VALUE) {
        each.put("until", time(link.until()));
      }
      each.put("stands", link.stands()).put("reason", link.listing().reason());
    }
    return json + "\n";
  }

  private static void put(ObjectNode json, Subject subject) {
    json.put("kind", subject.kind().label()).put("value", subject.value());
  }
}
