package io.ringfence.decode.feed;

import static io.ringfence.settings.SettingsYaml.text;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.notation.DialPlan;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsYaml;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code sources.yaml} and finds every fault in it at once, each with its line. */
final class SourcesYaml {

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

  /** As a file of tenants has them. */
  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final SettingsYaml file;

  SourcesYaml(String yaml) {
    file = new SettingsYaml(yaml);
  }

  SettingsReading<Sources> read() {
    Source byDefault = Sources.BUILT_IN;
    Map<String, Source> named = new HashMap<>();
    List<Feed> feeds = new ArrayList<>();
    Map<String, MappingNode> entries = entries();
    MappingNode general = entries.remove(Sources.DEFAULT_NAME);
    if (general != null) {
      byDefault = source(general, byDefault, new FeedYaml(file, Sources.DEFAULT_NAME));
      if (!byDefault.tenant().isEmpty()) {
        file.fault(general, "`default` has no `tenant`: only a source that is named has one");
      }
    }
    for (Map.Entry<String, MappingNode> entry : entries.entrySet()) {
      FeedYaml feed = new FeedYaml(file, entry.getKey());
      Source source = source(entry.getValue(), byDefault, feed);
      named.put(entry.getKey(), source);
      feed.read(entry.getValue(), source.zone(), feeds).ifPresent(feeds::add);
    }
    return file.reading(new Sources(byDefault, named, feeds));
  }

  private Map<String, MappingNode> entries() {
    Map<String, MappingNode> entries = new LinkedHashMap<>();
    for (NodeTuple entry : file.entriesOf("sources")) {
      String name = text(entry.getKeyNode());
      if (name.isEmpty() || TextRules.longerThan(name, TextRules.LONGEST_LABEL)) {
        file.fault(entry.getKeyNode(), "the name of a source has 1 to 128 characters");
      } else if (!(entry.getValueNode() instanceof MappingNode)) {
        file.fault(entry.getValueNode(), "a source is a table of settings, such as `region`");
      } else if (entries.putIfAbsent(name, (MappingNode) entry.getValueNode()) != null) {
        file.fault(entry.getKeyNode(), "the source stands twice: " + name);
      }
    }
    return entries;
  }

  private Source source(MappingNode node, Source inherited, FeedYaml feed) {
    String region = inherited.region();
    ZoneId zone = inherited.zone();
    long lateness = inherited.lateness();
    String tenant = "";
    Set<String> seen = new HashSet<>();
    for (NodeTuple setting : node.getValue()) {
      String name = text(setting.getKeyNode());
      Node value = setting.getValueNode();
      if (!seen.add(name)) {
        file.fault(setting.getKeyNode(), "stands twice: " + name);
      }
      switch (name) {
        case "region" -> region = region(value, region);
        case "zone" -> zone = zone(value, zone);
        case "lateness" -> lateness = lateness(value, lateness);
        case "tenant" -> tenant = tenant(value);
        default -> feed.setting(name, setting);
      }
    }
    return new Source(region, zone, lateness, tenant);
  }

  private String region(Node node, String otherwise) {
    String text = text(node);
    if (DialPlan.known(text)) {
      return text;
    }
    file.fault(node, "not a region with a number plan (two capital letters, such as US)");
    return otherwise;
  }

  private String tenant(Node node) {
    String text = text(node);
    if (!TENANT.matcher(text).matches()) {
      file.fault(node, "`tenant` is not the id of a tenant (small letters, digits, hyphens)");
    }
    return text;
  }

  private ZoneId zone(Node node, ZoneId otherwise) {
    return zone(node, otherwise, file);
  }

  static ZoneId zone(Node node, ZoneId otherwise, SettingsYaml file) {
    try {
      return ZoneId.of(text(node));
    } catch (DateTimeException e) {
      file.fault(node, "not a time zone (such as Europe/London)");
      return otherwise;
    }
  }

  private long lateness(Node node, long otherwise) {
    long millis = millis(text(node));
    if (millis >= 0 && millis <= Source.LARGEST_LATENESS) {
      return millis;
    }
    file.fault(node, "not a lateness (such as 10m or PT10M, at most 7 days)");
    return otherwise;
  }

  /** Negative for what is no duration. */
  private static long millis(String text) {
    var match = SHORT_DURATION.matcher(text);
    if (!match.matches()) {
      try {
        return Duration.parse(text).toMillis();
      } catch (DateTimeException | ArithmeticException e) {
        return -1;
      }
    }
    long count = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> count;
      case "s" -> count * 1000;
      case "m" -> count * 60_000;
      case "h" -> count * 3_600_000;
      default -> count * 86_400_000;
    };
  }
}
