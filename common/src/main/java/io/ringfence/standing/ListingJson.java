package io.ringfence.standing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The public form of a change of a blacklist, as it is read, too. */
public final class ListingJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ListingJson() {}

  /** Without what is as it would be if left out. */
  public static String write(Listing listing) {
    StringWriter text = new StringWriter(384);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "listing");
      json.writeStringField("id", listing.id());
      json.writeStringField("time", time(listing.time()));
      json.writeStringField("source", listing.source());
      json.writeStringField("action", listing.action().event());
      json.writeObjectFieldStart("subject");
      write(json, listing.subject());
      json.writeEndObject();
      json.writeStringField("list", listing.list());
      said(json, "reason", listing.reason());
      json.writeStringField("from", time(listing.from()));
      if (listing.until() != Long.MAX_VALUE) {
        json.writeStringField("until", time(listing.until()));
      }
      names(json, "rules", listing.exemption().rules());
      names(json, "frauds", listing.exemption().frauds());
      if (listing.withdrawn()) {
        json.writeBooleanField("withdrawn", true);
      }
      said(json, "actor", listing.actor());
      if (listing.version() > 0) {
        json.writeNumberField("version", listing.version());
      }
      if (!listing.origin().id().isEmpty()) {
        json.writeObjectFieldStart("origin");
        json.writeStringField("id", listing.origin().id());
        if (!listing.origin().key().isEmpty()) {
          write(json, Subject.ofKey(listing.origin().key()));
        }
        json.writeEndObject();
        json.writeNumberField("hop", listing.origin().hop());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void said(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void names(JsonGenerator json, String field, List<String> names)
      throws IOException {
    if (!names.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String each : names) {
        json.writeString(each);
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, Subject subject) throws IOException {
    json.writeStringField("kind", subject.kind().label());
    json.writeStringField("value", subject.value());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
