package io.ringfence.lists;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Topic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Listing signals as the contract has them, one line each. */
public final class ListingJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ListingJson() {}

  /** Without what is as it would be if left out. */
  public static String write(Listing listing) {
    StringWriter text = new StringWriter(320);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "listing");
      json.writeStringField("id", listing.id());
      json.writeStringField("time", Times.text(listing.time()));
      json.writeStringField("source", listing.source());
      json.writeStringField("action", listing.action().event());
      json.writeObjectFieldStart("subject");
      json.writeStringField("kind", listing.subject().kind().label());
      json.writeStringField("value", listing.subject().value());
      json.writeEndObject();
      json.writeStringField("list", listing.list());
      said(json, "reason", listing.reason());
      json.writeStringField("from", Times.text(listing.from()));
      said(json, "until", Times.text(listing.until()));
      if (listing.action() == Topic.LISTING_REMOVE && listing.withdrawn()) {
        json.writeBooleanField("withdrawn", true);
      }
      said(json, "actor", listing.actor());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return text.toString();
  }

  private static void said(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
