package io.ringfence.lists.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
        table.writeStartArray();
        table.writeString(each.subject().kind().label());
        table.writeString(each.subject().value());
        table.writeString(each.list());
        table.writeString(each.reason());
        table.writeString(ListTimes.text(each.from()));
        table.writeString(ListTimes.text(each.until()));
        table.writeString(ListTimes.text(each.learnt()));
        table.writeEndArray();
      }
    }
    out.append(text.getBuffer());
  }

  /** An object a line. */
  static void json(ListSelection selection, Appendable out) throws IOException {
    JsonFactory factory = new JsonFactory();
    for (ListMembership each : selection.holdings()) {
      StringWriter line = new StringWriter(200);
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.writeStartObject();
        json.writeObjectFieldStart("subject");
        json.writeStringField("kind", each.subject().kind().label());
        json.writeStringField("value", each.subject().value());
        json.writeEndObject();
        json.writeStringField("list", each.list());
        if (!each.reason().isEmpty()) {
          json.writeStringField("reason", each.reason());
        }
        json.writeStringField("from", ListTimes.text(each.from()));
        if (each.until() != Long.MAX_VALUE) {
          json.writeStringField("until", ListTimes.text(each.until()));
        }
        json.writeStringField("learnt", ListTimes.text(each.learnt()));
        json.writeEndObject();
      }
      out.append(line.toString()).append('\n');
    }
  }
}
