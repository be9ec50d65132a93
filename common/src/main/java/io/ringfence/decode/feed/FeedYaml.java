package io.ringfence.decode.feed;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.settings.SettingsYaml;
import io.ringfence.topics.RecordKind;
import io.ringfence.topics.TopicNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What an entry of {@code sources.yaml} says of the form in which its feed comes. */
final class FeedYaml {

  /** What a feed may tell; nothing that lists, erases or changes rules. */
  static final Set<RecordKind> TRAFFIC =
      EnumSet.of(
          RecordKind.CALL,
          RecordKind.MESSAGE,
          RecordKind.SESSION,
          RecordKind.QUALITY,
          RecordKind.SECURITY);

  static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9.-]{0,199}");

  /** What a feed of our own records may have, too. */
  private static final Set<String> OF_ALL = Set.of("topic", "files", "finished", "format", "kinds");

  private static final Set<String> SETTINGS =
      Set.of(
          ("topic files finished format kinds clock realm trunks inside account columns "
                  + "fields")
              .split(" "));

  private final SettingsYaml file;
  private final String source;
  private final Map<String, Node> values = new HashMap<>();

  FeedYaml(SettingsYaml file, String source) {
    this.file = file;
    this.source = source;
  }

  /** A setting of the entry that is not one of every source. */
  void setting(String name, NodeTuple setting) {
    if (!SETTINGS.contains(name)) {
      file.fault(
          setting.getKeyNode(),
          "a source has no such setting; it has region, zone, lateness, tenant, "
              + String.join(", ", SETTINGS.stream().sorted().toList()));
    } else if (source.equals(Sources.DEFAULT_NAME)) {
      file.fault(setting.getKeyNode(), "only a source that is named has `" + name + "`");
    } else {
      values.put(name, setting.getValueNode());
    }
  }

  /**
   * The feed that the settings make; empty if the entry has none of them.
   *
   * @param zone of the source, in which its times are written unless it says otherwise
   * @param others feeds that stand before it
   */
  Optional<Feed> read(MappingNode entry, ZoneId zone, List<Feed> others) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String name = text("format", Feed.OWN);
    Optional<Format> format = Formats.named(name);
    if (format.isEmpty() && !name.equals(Feed.OWN)) {
      file.fault(
          values.get("format"),
          "no such format; there are " + Feed.OWN + ", " + String.join(", ", Formats.names()));
      return Optional.empty();
    }
    if (format.isEmpty()) {
      for (String each : values.keySet()) {
        if (!OF_ALL.contains(each)) {
          file.fault(values.get(each), "only a feed in another format has `" + each + "`");
        }
      }
    }
    Feed feed =
        new Feed(
            source,
            name,
            text("topic", ""),
            text("files", ""),
            finished(),
            kinds(format.map(Format::kinds).orElse(TRAFFIC)),
            values.containsKey("clock") ? SourcesYaml.zone(values.get("clock"), zone, file) : zone,
            text("realm", ""),
            texts("trunks"),
            texts("inside"),
            text("account", ""),
            texts("columns"),
            fields());
    format.ifPresent(
        known -> known.faults(feed).forEach(fault -> file.fault(entry, source + ": " + fault)));
    if (!feed.topic().isEmpty()) {
      topic(feed.topic(), others);
    }
    return Optional.of(feed);
  }

  private boolean finished() {
    String said = text("finished", "false");
    if (!said.equals("true") && !said.equals("false")) {
      file.fault(values.get("finished"), "`finished` is true or false");
    } else if (values.containsKey("finished") && !text("files", "").contains("/")) {
      file.fault(values.get("finished"), "`finished` is of a feed whose `files` name a folder");
    }
    return said.equals("true");
  }

  private void topic(String topic, List<Feed> others) {
    if (!TOPIC.matcher(topic).matches()) {
      file.fault(values.get("topic"), "a topic's name has lower-case letters, digits, . and -");
    } else if (TopicNames.DEFAULTS.byRole().containsValue(topic)) {
      file.fault(values.get("topic"), "this topic has our own records");
    } else if (others.stream().anyMatch(each -> each.topic().equals(topic))) {
      file.fault(values.get("topic"), "another source has this topic");
    }
  }

  private String text(String name, String otherwise) {
    Node node = values.get(name);
    if (node == null) {
      return otherwise;
    }
    if (!(node instanceof ScalarNode) || SettingsYaml.text(node).isBlank()) {
      file.fault(node, "`" + name + "` is not a text");
      return otherwise;
    }
    return SettingsYaml.text(node);
  }

  private List<String> texts(String name) {
    Node node = values.get(name);
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node each : list.getValue()) {
        texts.add(SettingsYaml.text(each));
      }
    }
    if (node != null && (texts.isEmpty() || texts.contains(""))) {
      file.fault(node, "`" + name + "` is not a list of texts");
    }
    return texts;
  }

  private Map<String, String> fields() {
    Node node = values.get("fields");
    Map<String, String> fields = new TreeMap<>();
    if (node != null) {
      for (NodeTuple each : file.table(node, "`fields`")) {
        if (!(each.getValueNode() instanceof ScalarNode)) {
          file.fault(each.getValueNode(), "a field is not a text");
        }
        fields.put(SettingsYaml.text(each.getKeyNode()), SettingsYaml.text(each.getValueNode()));
      }
    }
    return fields;
  }

  private Set<RecordKind> kinds(Set<RecordKind> possible) {
    if (!values.containsKey("kinds")) {
      return possible;
    }
    Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    for (String each : texts("kinds")) {
      Optional<RecordKind> kind =
          possible.stream().filter(known -> known.label.equals(each)).findFirst();
      kind.ifPresentOrElse(
          kinds::add, () -> file.fault(values.get("kinds"), "the format tells no such kind"));
    }
    return kinds;
  }
}
