package io.ringfence.cli.feeds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.NativeRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one line gave.
 *
 * @param records those that were accepted
 * @param passed kinds by which it was passed over
 * @param refusals why it, or a record of it, was refused
 * @param roles how a call came to its direction
 * @param offsetMinutes of its clock, by a second clock
 */
record CheckedLine(
    long number,
    List<NativeRecord> records,
    List<String> passed,
    List<Refusal> refusals,
    Optional<CallRoles> roles,
    OptionalLong offsetMinutes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As {@code --json} prints it. */
  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode().put("line", number);
    if (!records.isEmpty()) {
      ArrayNode all = json.putArray("records");
      for (NativeRecord each : records) {
        all.addPOJO(each.fields());
      }
    }
    passed.stream().findFirst().ifPresent(kind -> json.put("passed", kind));
    refusals.stream()
        .findFirst()
        .ifPresent(
            refusal -> {
              ObjectNode refused =
                  json.putObject("refused").put("reason", refusal.reason().label());
              if (!refusal.field().isEmpty()) {
                refused.put("field", refusal.field());
              }
              refused.put("detail", refusal.detail());
            });
    return json;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder("line ").append(number).append(": ");
    for (NativeRecord each : records) {
      StringBuilder fields = new StringBuilder();
      for (Map.Entry<String, Object> field : each.fields().entrySet()) {
        fields.append(' ').append(field.getKey()).append('=').append(field.getValue());
      }
      text.append(fields.substring(1)).append(' ');
    }
    passed.forEach(kind -> text.append("passed over, ").append(kind).append(' '));
    for (Refusal each : refusals) {
      text.append("REFUSED, ").append(each.reason().label());
      text.append(each.field().isEmpty() ? "" : " " + each.field());
      text.append(": ").append(each.detail()).append(' ');
    }
    return text.toString().stripTrailing();
  }
}
