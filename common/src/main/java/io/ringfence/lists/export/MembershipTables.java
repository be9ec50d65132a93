package io.ringfence.lists.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.ringfence.lists.history.ListMembership;
import io.ringfence.lists.history.ListSelection;
import io.ringfence.lists.intake.ListTimes;
import java.io.IOException;
import java.io.StringWriter;

/** Everything that a list holds, as tables that can be imported again. */
final class MembershipTables {

  private static final String HEADER = "kind,value,list,reason,from,until,learnt\n";

  private MembershipTables() {}

  /** RFC 4180 with a header; times in UTC, an open end is empty. */
  static void csv(ListSelection selection, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    text.append(HEADER);
    CsvFactory csv = new CsvFactory();
    csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    try (CsvGenerator table = csv.createGenerator(text)) {
      table.setSchema(CsvSchema.emptySchema().withLineSeparator("\n"));
      for (ListMembership each : selection.holdings()) {
        String[] row = {
          each.subject().kind().label(),
          each.subject().value(),
          each.list(),
          each.reason(),
          ListTimes.text(each.from()),
          ListTimes.text(each.until()),
          ListTimes.text(each.learnt())
        };
        table.writeArray(row, 0, row.length);
      }
    }
    out.append(text.getBuffer());
  }

  /** An object a line. */
  static void json(ListSelection selection, Appendable out) throws IOException {
    for (ListMembership each : selection.holdings()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.putObject("subject")
          .put("kind", each.subject().kind().label())
          .put("value", each.subject().value());
      json.put("list", each.list());
      if (!each.reason().isEmpty()) {
        json.put("reason", each.reason());
      }
      json.put("from", ListTimes.text(each.from()));
      if (each.until() != Long.MAX_VALUE) {
        json.put("until", ListTimes.text(each.until()));
      }
      json.put("learnt", ListTimes.text(each.learnt()));
      out.append(json.toString()).append('\n');
    }
  }
}
