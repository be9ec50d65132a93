package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.expression.ConditionTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters that an alert was judged by, as its evidence has them. */
record UsedParameters(JsonNode evidence) {

  static UsedParameters of(JsonNode alert) {
    return new UsedParameters(alert.path("evidence"));
  }

  /** The terms of the rule's condition, in which a parameter stands for its value. */
  List<ConditionTerm> terms() {
    Map<String, Object> numbers = new HashMap<>();
    evidence
        .path("parameters")
        .properties()
        .forEach(each -> numbers.put(each.getKey(), each.getValue().path("value").asDouble()));
    return ConditionTerm.of(evidence.path("when").asText(), numbers);
  }

  /** A sentence for each one that is overridden. */
  List<String> overridden(Masking masking) {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : evidence.path("parameters").properties()) {
      JsonNode used = each.getValue();
      if (used.has("override")) {
        sentences.add(
            masking.text(each.getKey())
                + " is "
                + Formatting.number(used.path("value").asDouble())
                + " "
                + masking.text(used.path("unit").asText())
                + whose(used, masking)
                + " (by default "
                + Formatting.number(used.path("default").asDouble())
                + ", override "
                + masking.mark(used.path("override").asText())
                + "): "
                + masking.note(used.path("reason").asText()));
      }
    }
    return sentences;
  }

  private static String whose(JsonNode used, Masking masking) {
    String of = used.path("of").asText();
    String which = used.path(of).asText();
    return switch (of) {
      case "account" -> " for the account " + masking.mark(which);
      case "tenant" -> " for the tenant " + masking.text(which);
      case "class" -> " for the class " + masking.text(which);
      default -> " for all";
    };
  }
}
