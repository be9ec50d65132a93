package io.ringfence.cli.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.lists.history.ListDifference;
import io.ringfence.lists.intake.ImportFault;
import io.ringfence.lists.intake.ImportFaults;
import io.ringfence.lists.intake.ListImport;
import io.ringfence.signal.SubjectKind;
import java.util.Map;

/** What was found in files of lists, and done with it, for programs. */
final class ListReports {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ListReports() {}

  /** What files hold. */
  static String check(ListImport intake, Map<SubjectKind, Long> kinds) {
    ObjectNode json = JSON.createObjectNode();
    json.put("subjects", intake.wanted().size());
    ObjectNode counts = json.putObject("kinds");
    kinds.forEach((kind, count) -> counts.put(kind.label(), count));
    json.put("repeated", intake.repeated());
    faults(json, intake.faults());
    return json.toPrettyString() + "\n";
  }

  /**
   * What an import has done.
   *
   * @param done whether the list is now what the files say
   */
  static String imported(String list, ListDifference difference, ListImport intake, boolean done) {
    ObjectNode json = JSON.createObjectNode();
    json.put("list", list)
        .put("done", done)
        .put("added", difference.added())
        .put("removed", difference.removed())
        .put("changed", difference.changed())
        .put("unchanged", difference.unchanged())
        .put("ended", difference.ended())
        .put("refused", intake.faults().total());
    return json.toPrettyString() + "\n";
  }

  private static void faults(ObjectNode json, ImportFaults faults) {
    json.put("faults", faults.total());
    ObjectNode counts = json.putObject("faultsByName");
    faults.counts().forEach((name, count) -> counts.put(name.label(), count));
    ArrayNode first = json.putArray("firstFaults");
    for (ImportFault each : faults.first()) {
      first
          .addObject()
          .put("file", each.file())
          .put("line", each.line())
          .put("name", each.flaw().label())
          .put("detail", each.detail());
    }
  }
}
