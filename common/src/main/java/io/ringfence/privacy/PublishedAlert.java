package io.ringfence.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.NameFilter;
import java.util.Optional;

/** The names in an alert as it was published, each where the contract has it. */
final class PublishedAlert {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PublishedAlert() {}

  /** The alert with other names; as it is, if none is other or it is no alert. */
  static String with(String json, NameFilter names) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (!(tree instanceof ObjectNode alert)) {
        return json;
      }
      ObjectNode before = alert.deepCopy();
      replace(alert, names);
      return alert.equals(before) ? json : alert.toString();
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private static void replace(ObjectNode alert, NameFilter names) {
    subject(alert.path("subject"), names);
    alert.path("accused").forEach(each -> subject(each, names));
    if (alert.path("links") instanceof ArrayNode links) {
      for (int i = 0; i < links.size(); i++) {
        links.set(i, link(links.get(i).asText(), names));
      }
    }
    JsonNode evidence = alert.path("evidence");
    evidence.path("measures").forEach(each -> remark(each, "value", names));
    evidence.path("entries").forEach(each -> remark(each, "reason", names));
    remark(alert, "summary", names);
    remark(alert, "reason", names);
  }

  private static void subject(JsonNode json, NameFilter names) {
    if (json instanceof ObjectNode subject) {
      SubjectKind.ofLabel(subject.path("kind").asText())
          .ifPresent(
              kind ->
                  subject.put("value", names.value(kind.letter(), subject.path("value").asText())));
    }
  }

  /** {@code account:acme-17}, and {@code irsf@address:203.0.113.7} of what others may share. */
  private static String link(String link, NameFilter names) {
    int colon = link.indexOf(':');
    int kind = link.lastIndexOf('@', Math.max(0, colon)) + 1;
    Optional<SubjectKind> of =
        colon < 0 ? Optional.empty() : SubjectKind.ofLabel(link.substring(kind, colon));
    return of.map(
            each ->
                link.substring(0, colon + 1)
                    + names.value(each.letter(), link.substring(colon + 1)))
        .orElse(link);
  }

  private static void remark(JsonNode json, String field, NameFilter names) {
    if (json instanceof ObjectNode object && object.path(field).isTextual()) {
      object.put(field, names.remark(object.path(field).textValue()));
    }
  }
}
