package io.ringfence.kpi.oracle;


import io.ringfence.kpi.oracle.IndicatorOracle.Unit;
import static io.ringfence.kpi.oracle.IndicatorOracle.text;
import static io.ringfence.kpi.oracle.IndicatorOracle.time;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Records that count on their own. */
final class EventIndicators {

  private EventIndicators() {}

  static List<Unit> quality(List<JsonNode> records) {
    List<Unit> units = new ArrayList<>();
    for (JsonNode record : IndicatorOracle.once(records, "quality")) {
      units.add(
          new Unit(
              time(record, "time"),
              IndicatorOracle.named(text(record, "trunk")),
              IndicatorOracle.named(text(record, "region")),
              record));
    }
    return units;
  }

  static void quality(List<Unit> units, ObjectNode row) {
    ObjectNode section = row.putObject("quality");
    section.put("reports", (long) units.size());
    for (String name : List.of("mos", "jitterMillis", "lossPercent", "rttMillis")) {
      BigDecimal sum = BigDecimal.ZERO;
      long count = 0;
      for (Unit unit : units) {
        JsonNode value = ((JsonNode) unit.what()).path(name);
        if (value.isNumber()) {
          sum = sum.add(value.decimalValue().setScale(3, RoundingMode.HALF_UP));
          count++;
        }
      }
      IndicatorOracle.decimal(section, name, sum, count);
      if (name.equals("mos")) {
        percentiles(units, section);
      }
    }
  }

  private static void percentiles(List<Unit> units, ObjectNode section) {
    List<BigDecimal> levels = new ArrayList<>();
    for (Unit unit : units) {
      JsonNode mos = ((JsonNode) unit.what()).path("mos");
      if (mos.isNumber()) {
        levels.add(
            mos.decimalValue()
                .setScale(3, RoundingMode.HALF_UP)
                .setScale(1, RoundingMode.CEILING));
      }
    }
    levels.sort(null);
    if (!levels.isEmpty()) {
      ObjectNode percentiles = section.putObject("mosPercentiles");
      for (int percent : new int[] {5, 25, 50}) {
        percentiles.put(
            "p" + percent, levels.get((int) Math.ceil(percent / 100.0 * levels.size()) - 1));
      }
    }
  }

  static List<Unit> codes(List<JsonNode> records, Function<String, String> country) {
    List<Unit> units = new ArrayList<>();
    for (JsonNode record : IndicatorOracle.once(records, "security")) {
      String event = text(record, "event");
      if (event.startsWith("otp.")) {
        String place = IndicatorOracle.named(country.apply(text(record, "number")));
        units.add(new Unit(time(record, "time"), "", place, event));
      }
    }
    return units;
  }

  static void codes(List<Unit> units, ObjectNode row) {
    long sent = MessageIndicators.count(units, "otp.sent");
    long verified = MessageIndicators.count(units, "otp.verified");
    ObjectNode section = row.putObject("otp").put("sent", sent).put("verified", verified);
    IndicatorOracle.share(section, "conversion", verified, sent);
  }

  static List<Unit> registrations(List<JsonNode> records) {
    List<Unit> units = new ArrayList<>();
    for (JsonNode record : IndicatorOracle.once(records, "security")) {
      String event = text(record, "event");
      if (Set.of("register.ok", "register.failed", "account.unknown").contains(event)) {
        units.add(new Unit(time(record, "time"), "", "", event));
      }
    }
    return units;
  }

  static void registrations(List<Unit> units, ObjectNode row) {
    long ok = MessageIndicators.count(units, "register.ok");
    ObjectNode section = row.putObject("registrations");
    section.put("ok", ok).put("failed", units.size() - ok);
    IndicatorOracle.share(section, "failureRatio", units.size() - ok, units.size());
    ObjectNode failures = section.putObject("failures");
    for (String reason : List.of("register.failed", "account.unknown")) {
      if (MessageIndicators.count(units, reason) > 0) {
        failures.put(reason, MessageIndicators.count(units, reason));
      }
    }
  }
}
