package io.ringfence.judge.disclosure;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import java.io.IOException;

/** What an entry of a list says of the subject. */
final class ListingFields {

  private ListingFields() {}

  static void write(DisclosureJson out, ListingEntry entry) throws IOException {
    JsonGenerator json = out.json();
    json.writeStringField("id", entry.id());
    json.writeStringField("list", entry.list());
    json.writeBooleanField("allow", entry.allow());
    out.texts("rules", entry.exemption().rules());
    out.texts("frauds", entry.exemption().frauds());
    json.writeStringField("reason", entry.reason());
    out.time("learnt", entry.learnt());
    out.time("from", entry.from());
    if (entry.until() != Long.MAX_VALUE) {
      out.time("until", entry.until());
    }
    if (!entry.origin().id().isEmpty()) {
      json.writeObjectFieldStart("origin");
      json.writeStringField("id", entry.origin().id());
      if (!entry.origin().key().isEmpty()) {
        out.subject("subject", Subject.ofKey(entry.origin().key()));
      }
      json.writeNumberField("hop", entry.origin().hop());
      json.writeEndObject();
    }
  }
}
