package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** An alert on one line of a terminal. */
final class AlertLine {

  /** Of a terminal that has room for a sentence. */
  private static final int WIDTH = 120;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Option(names = "--verbose", description = "alerts with rule, version and all that they rest on")
  private boolean verbose;

  /** When, how grave, and what happened to whom; with {@code --verbose} also why. */
  String of(JsonNode alert) {
    String state = alert.path("state").asText();
    String line =
        String.format(
            "%s %-8s %s%s",
            TIME.format(Instant.parse(alert.path("last").asText())),
            alert.path("severity").asText(),
            state.equals("open") ? "" : state + ": ",
            alert.path("summary").asText());
    if (verbose) {
      return line + basis(alert);
    }
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  private static String basis(JsonNode alert) {
    List<String> measures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : alert.at("/evidence/measures").properties()) {
      JsonNode measure = each.getValue();
      String over = measure.path("over").asText().replaceFirst("^PT", "").toLowerCase(Locale.ROOT);
      measures.add(each.getKey() + "=" + measure.path("value").asText() + " in " + over);
    }
    alert.at("/evidence/listings").forEach(listing -> measures.add("listing " + listing.asText()));
    return String.format(
        "  [%s v%d; %s; %d signals]",
        alert.at("/rule/id").asText(),
        alert.path("version").asInt(),
        String.join(", ", measures),
        alert.path("hits").asInt());
  }
}
