package io.ringfence.standing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.time.Instant;

/** The public form of a change of a blacklist, as it is read, too. */
public final class ListingJson {

  private ListingJson() {}

  /** Without what is as it would be if left out. */
  public static String write(Listing listing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "listing").put("id", listing.id()).put("time", time(listing.time()));
    json.put("source", listing.source()).put("action", listing.action().event());
    write(json.putObject("subject"), listing.subject());
    json.put("list", listing.list());
    said(json, "reason", listing.reason());
    json.put("from", time(listing.from()));
    if (listing.until() != Long.MAX_VALUE) {
      json.put("until", time(listing.until()));
    }
    if (listing.withdrawn()) {
      json.put("withdrawn", true);
    }
    said(json, "actor", listing.actor());
    if (listing.version() > 0) {
      json.put("version", listing.version());
    }
    if (!listing.origin().id().isEmpty()) {
      ObjectNode origin = json.putObject("origin").put("id", listing.origin().id());
      if (!listing.origin().key().isEmpty()) {
        write(origin, Subject.ofKey(listing.origin().key()));
      }
      json.put("hop", listing.origin().hop());
    }
    return json.toString();
  }

  private static void said(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void write(ObjectNode json, Subject subject) {
    json.put("kind", subject.kind().label()).put("value", subject.value());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
