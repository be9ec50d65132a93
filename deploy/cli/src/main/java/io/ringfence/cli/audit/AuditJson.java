package io.ringfence.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import java.util.List;
import java.util.Map;

/** An audit as programs read it: one document. */
final class AuditJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AuditJson() {}

  static String of(AuditReport report) {
    Audit audit = report.audit();
    ObjectNode json = JSON.createObjectNode();
    json.put("savepoint", report.savepoint().toString());
    json.put("checkpoint", report.checkpoint());
    json.put("asOf", AuditReport.time(report.asOf()));
    report.eventTime().ifPresent(time -> json.put("eventTime", AuditReport.time(time)));
    json.put("clean", audit.clean());
    json.put("overdue", audit.overdue());
    ArrayNode classes = json.putArray("classes");
    for (Map.Entry<PolicyClass, Audit.ClassTally> each : report.classes()) {
      ObjectNode of = classes.addObject();
      of.put("class", each.getKey().label()).put("keep", report.keep(each.getKey()));
      put(of, each.getValue().all());
      ArrayNode pieces = of.putArray("pieces");
      for (Map.Entry<String, Tally> piece : AuditReport.pieces(each.getValue())) {
        put(pieces.addObject().put("what", piece.getKey()), piece.getValue());
      }
    }
    ArrayNode impersonal = json.putArray("impersonal");
    for (Map.Entry<StoredState, Long> each : audit.impersonal().entrySet()) {
      impersonal
          .addObject()
          .put("state", each.getKey().stored())
          .put("holds", each.getKey().impersonal())
          .put("entries", each.getValue());
    }
    json.put("timers", audit.timers());
    ArrayNode faults = json.putArray("faults");
    audit
        .faults()
        .forEach(
            (fault, entries) -> faults.addObject().put("fault", fault).put("entries", entries));
    audit.search().ifPresent(search -> put(json.putObject("subject"), search));
    return json + "\n";
  }

  private static void put(ObjectNode json, Tally tally) {
    json.put("entries", tally.entries()).put("keys", tally.keys());
    if (tally.oldest() != Long.MAX_VALUE) {
      json.put("oldest", AuditReport.time(tally.oldest()));
    }
    json.put("held", tally.held()).put("overdue", tally.overdue());
    if (tally.overdue() > 0) {
      json.put("overdueSince", AuditReport.time(tally.longestDue()));
    }
  }

  private static void put(ObjectNode json, NamedSubject search) {
    json.put("kind", search.subject().kind().label()).put("value", search.subject().value());
    put(json.putArray("own"), search.own(), false);
    put(json.putArray("named"), search.named(), true);
    json.put("unexplained", search.allUnexplained());
    ObjectNode states = json.putObject("unexplainedIn");
    search.unexplained().forEach(states::put);
  }

  private static void put(ArrayNode json, List<NamedSubject.Found> found, boolean others) {
    for (NamedSubject.Found each : found) {
      ObjectNode piece = json.addObject();
      each.of().ifPresent(of -> piece.put("class", of.label()));
      piece.put("what", each.what()).put("state", each.state());
      if (others) {
        piece.put("of", each.whose());
      }
      if (each.time() != Holding.UNKNOWN) {
        piece.put("time", AuditReport.time(each.time()));
      }
      if (each.due() != Long.MAX_VALUE) {
        piece.put("until", AuditReport.time(each.due()));
      }
      piece.put("text", each.text());
    }
  }
}
