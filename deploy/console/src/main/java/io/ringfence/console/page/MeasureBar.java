package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.expression.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A measure of an alert beside what it was compared with, to be seen at a glance.
 *
 * @param name as the pack has it
 * @param value as text
 * @param over the length of its window, such as {@code 5 min}
 * @param exact whether the value is, or at most so much off as buckets allow
 * @param threshold such as {@code ≥ 8}; empty if it was compared with no number
 * @param holds whether the value reaches it
 * @param valueAt where the value ends on a scale of 0 to 1000; 0 if it is no number
 * @param thresholdAt where the threshold stands; negative without one
 * @param times how many times the threshold it is, such as {@code 1.8×}; empty if that says nothing
 */
public record MeasureBar(
    String name,
    String value,
    String over,
    boolean exact,
    String threshold,
    boolean holds,
    int valueAt,
    int thresholdAt,
    String times) {

  private static final double ROOM = 1.08;

  /** Those of an alert, measures with a threshold first. */
  public static List<MeasureBar> of(JsonNode alert, Masking masking) {
    List<Threshold> thresholds =
        UsedParameters.of(alert).terms().stream()
            .flatMap(term -> term.thresholds().stream())
            .toList();
    List<MeasureBar> bars = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : alert.at("/evidence/measures").properties()) {
      JsonNode value = each.getValue().path("value");
      List<Threshold> own =
          thresholds.stream().filter(one -> one.name().equals(each.getKey())).toList();
      bars.add(of(each.getKey(), value, each.getValue(), own, masking));
    }
    bars.sort(Comparator.comparing((MeasureBar bar) -> bar.threshold().isEmpty()));
    return bars;
  }

  private static MeasureBar of(
      String name, JsonNode value, JsonNode measure, List<Threshold> thresholds, Masking masking) {
    String over = masking.text(Formatting.over(measure.path("over").asText()));
    boolean exact = measure.path("exact").asBoolean(true);
    if (!value.isNumber()) {
      return new MeasureBar(
          masking.text(name), masking.mark(value.asText()), over, exact, "", true, 0, -1, "");
    }
    double number = value.asDouble();
    // Where alternatives name several, the hardest that it reaches is the one to show.
    Threshold threshold =
        thresholds.stream()
            .filter(each -> each.holds(number))
            .max(Comparator.comparingDouble(Threshold::number))
            .orElse(thresholds.isEmpty() ? null : thresholds.get(0));
    if (threshold == null) {
      return new MeasureBar(
          masking.text(name), Formatting.number(number), over, exact, "", true, 0, -1, "");
    }
    double scale = Math.max(Math.abs(number), Math.abs(threshold.number())) * ROOM;
    boolean above = threshold.operator().startsWith(">") && threshold.number() > 0;
    return new MeasureBar(
        masking.text(name),
        Formatting.number(number),
        over,
        exact,
        sign(threshold.operator()) + " " + Formatting.number(threshold.number()),
        threshold.holds(number),
        at(number, scale),
        at(threshold.number(), scale),
        above && number > threshold.number()
            ? Formatting.number(Math.round(10 * number / threshold.number()) / 10.0) + "×"
            : "");
  }

  private static int at(double number, double scale) {
    return scale == 0 ? 0 : (int) Math.round(1_000 * Math.max(0, number) / scale);
  }

  private static String sign(String operator) {
    return switch (operator) {
      case ">=" -> "≥";
      case "<=" -> "≤";
      case "==" -> "=";
      case "!=" -> "≠";
      default -> operator;
    };
  }
}
