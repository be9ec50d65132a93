package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An alert on one line of a terminal, with what it rests on. */
final class AlertLine {

  private AlertLine() {}

  static String of(JsonNode alert) {
    List<String> measures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : alert.at("/evidence/measures").properties()) {
      JsonNode measure = each.getValue();
      String over = measure.path("over").asText().replaceFirst("^PT", "").toLowerCase(Locale.ROOT);
      measures.add(each.getKey() + "=" + measure.path("value").asText() + " in " + over);
    }
    alert.at("/evidence/listings").forEach(listing -> measures.add("listing " + listing.asText()));
    return String.format(
        "%-9s %-9s %-34s v%-3d %s  [%s; %d signals]",
        alert.path("state").asText(),
        alert.path("severity").asText(),
        alert.at("/rule/id").asText(),
        alert.path("version").asInt(),
        alert.path("summary").asText(),
        String.join(", ", measures),
        alert.path("hits").asInt());
  }
}
