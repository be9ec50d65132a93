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
      String over = each.getValue().get("over").asText().substring(2).toLowerCase(Locale.ROOT);
      measures.add(each.getKey() + "=" + each.getValue().get("value").asText() + " in " + over);
    }
    alert.at("/evidence/listings").forEach(listing -> measures.add("listing " + listing.asText()));
    return String.format(
        "%-9s %-9s %-34s v%-3d %s  [%s; %d signals]",
        alert.get("state").asText(),
        alert.get("severity").asText(),
        alert.at("/rule/id").asText(),
        alert.get("version").asInt(),
        alert.get("summary").asText(),
        String.join(", ", measures),
        alert.get("hits").asInt());
  }
}
