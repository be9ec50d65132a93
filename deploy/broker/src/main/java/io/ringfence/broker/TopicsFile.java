package io.ringfence.broker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The YAML form of the declared topics; a field that it does not know is refused. */
final class TopicsFile {

  private TopicsFile() {}

  /**
   * Reads the topics in the order of the file.
   *
   * @throws IOException if it is no list of topics; the message names the line
   */
  static List<TopicSetting> read(InputStream in) throws IOException {
    List<TopicSetting> topics = null;
    for (Map.Entry<String, Node> top : fields(root(in)).entrySet()) {
      if (!top.getKey().equals("topics")) {
        throw unknown(top);
      }
      topics = new ArrayList<>();
      for (Node each : elements(top.getValue())) {
        topics.add(topic(each));
      }
    }
    if (topics == null) {
      throw new IOException("a topics file has a list named topics");
    }
    return topics;
  }

  private static Node root(InputStream in) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel("topics").build();
    try {
      return new Compose(settings)
          .composeInputStream(in)
          .orElseThrow(() -> new IOException("a topics file has a list named topics"));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new IOException("not YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IOException("nested too deeply", e);
    }
  }

  private static TopicSetting topic(Node node) throws IOException {
    String name = null;
    int partitions = 0;
    String cleanup = "delete";
    String why = null;
    Map<String, String> settings = new HashMap<>();
    Set<String> readers = new HashSet<>();
    Set<String> writers = new HashSet<>();
    String retention = null;
    for (Map.Entry<String, Node> field : fields(node).entrySet()) {
      Node value = field.getValue();
      switch (field.getKey()) {
        case "name" -> name = text(value);
        case "partitions" -> partitions = number(value);
        case "cleanup" -> cleanup = text(value);
        case "retention" -> retention = text(value);
        case "settings" -> {
          for (Map.Entry<String, Node> setting : fields(value).entrySet()) {
            settings.put(setting.getKey(), text(setting.getValue()));
          }
        }
        case "read" -> roles(value, readers);
        case "write" -> roles(value, writers);
        case "why" -> why = text(value);
        default -> throw unknown(field);
      }
    }
    settings.put("cleanup.policy", cleanup);
    try {
      if (retention != null) {
        settings.put("retention.ms", TopicSetting.retentionMillis(retention));
        TopicSetting.makingItTrue(settings).forEach(settings::putIfAbsent);
      }
      return new TopicSetting(name, partitions, settings, readers, writers, why);
    } catch (IllegalArgumentException e) {
      throw new IOException(line(node) + e.getMessage(), e);
    }
  }

  private static void roles(Node list, Set<String> into) throws IOException {
    for (Node each : elements(list)) {
      String role = text(each);
      if (!AccessRules.ROLES.contains(role)) {
        throw new IOException(line(each) + "no role: " + role + "; there are " + AccessRules.ROLES);
      }
      into.add(role);
    }
  }

  /** The fields of a table in their order, without those that have no value. */
  private static Map<String, Node> fields(Node node) throws IOException {
    if (!(node instanceof MappingNode table)) {
      throw new IOException(line(node) + "not a table of names and values");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple each : table.getValue()) {
      String name = text(each.getKeyNode());
      if (each.getValueNode().getTag().equals(Tag.NULL)) {
        continue;
      }
      if (fields.put(name, each.getValueNode()) != null) {
        throw new IOException(line(each.getKeyNode()) + "stands twice: " + name);
      }
    }
    return fields;
  }

  private static List<Node> elements(Node node) throws IOException {
    if (node instanceof SequenceNode list) {
      return list.getValue();
    }
    throw new IOException(line(node) + "not a list");
  }

  private static String text(Node node) throws IOException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new IOException(line(node) + "not a text");
  }

  private static int number(Node node) throws IOException {
    try {
      return Integer.parseInt(text(node));
    } catch (NumberFormatException e) {
      throw new IOException(line(node) + "not a whole number", e);
    }
  }

  private static IOException unknown(Map.Entry<String, Node> field) {
    return new IOException(line(field.getValue()) + "unknown field: " + field.getKey());
  }

  private static String line(Node node) {
    return node.getStartMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
  }
}
