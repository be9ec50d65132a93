package io.ringfence.kpi.oracle;


import io.ringfence.kpi.oracle.IndicatorOracle.Unit;
import static io.ringfence.kpi.oracle.IndicatorOracle.text;
import static io.ringfence.kpi.oracle.IndicatorOracle.time;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Messages, from their status reports. */
final class MessageIndicators {

  private MessageIndicators() {}

  static List<Unit> of(List<JsonNode> records, Function<String, String> country) {
    Map<String, List<JsonNode>> messages = new HashMap<>();
    for (JsonNode record : records) {
      if (text(record, "type").equals("message")) {
        messages.computeIfAbsent(message(record), id -> new ArrayList<>()).add(record);
      }
    }
    List<Unit> units = new ArrayList<>();
    for (List<JsonNode> message : messages.values()) {
      message.sort(
          Comparator.<JsonNode>comparingLong(record -> time(record, "time"))
              .thenComparing(record -> !status(record).equals("submitted"))
              .thenComparing(record -> text(record, "id")));
      List<JsonNode> origins = message.stream().filter(MessageIndicators::isOfTheMessageItself).toList();
      if (origins.isEmpty()) {
        continue;
      }
      JsonNode origin =
          origins.stream()
              .filter(record -> status(record).equals("submitted"))
              .findFirst()
              .orElse(origins.get(0));
      List<JsonNode> candidates = new ArrayList<>();
      candidates.add(origin);
      candidates.addAll(message);
      String place = "";
      for (JsonNode each : candidates) {
        place = place.isEmpty() ? country.apply(text(each, "to")) : place;
      }
      units.add(
          new Unit(
              time(origin, "time"),
              origin.path("channel").asText("sms"),
              IndicatorOracle.named(place),
              status(message.get(message.size() - 1))));
    }
    return units;
  }

  private static String message(JsonNode record) {
    return record.has("message") ? text(record, "message") : text(record, "id");
  }

  private static String status(JsonNode record) {
    return record.path("status").asText("submitted");
  }

  private static boolean isOfTheMessageItself(JsonNode record) {
    return status(record).equals("submitted")
        || message(record).equals(text(record, "id"))
        || !text(record, "text").isEmpty();
  }

  static void write(List<Unit> units, ObjectNode row) {
    long delivered = count(units, "delivered");
    long failed = count(units, "failed");
    long blocked = count(units, "blocked");
    ObjectNode section = row.putObject("messages");
    section
        .put("submitted", (long) units.size())
        .put("delivered", delivered)
        .put("failed", failed)
        .put("blocked", blocked)
        .put("pending", count(units, "submitted"));
    IndicatorOracle.share(section, "deliveryRatio", delivered, delivered + failed + blocked);
  }

  static long count(List<Unit> units, String what) {
    return units.stream().filter(unit -> unit.what().equals(what)).count();
  }
}
