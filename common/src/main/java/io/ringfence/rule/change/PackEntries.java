package io.ringfence.rule.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.load.MeasureReader;
import io.ringfence.rule.load.PackReader;
import io.ringfence.rule.load.RuleReader;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The overrides, measures and rules of a pack by name, each as a tree in which numbers are texts,
 * so that the same thing written in YAML and in JSON is equal. Mutable; a rulebook hands out copies
 * only.
 */
public final class PackEntries {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sections that no record changes; read beside conditions and lists, which are written out. */
  private static final List<String> DEPLOYED =
      List.of(PackReader.PARAMETERS, PackReader.WEIGHTS, PackReader.SEVERITIES);

  /** Found by its line in {@link #text}. */
  record Place(Kind kind, String name) {}

  private final Map<Kind, Map<String, ObjectNode>> all = new EnumMap<>(Kind.class);

  /** Ids of rules that are only there to close what they had opened. */
  private final Set<String> removed = new HashSet<>();

  private final Definitions definitions;

  /** What only a deployment changes, by the key of its section. */
  private final Map<String, List<JsonNode>> deployed;

  private PackEntries(Definitions definitions, Map<String, List<JsonNode>> deployed) {
    this.definitions = definitions;
    this.deployed = deployed;
    for (Kind each : Kind.values()) {
      all.put(each, new LinkedHashMap<>());
    }
  }

  /**
   * Of a pack that has been checked.
   *
   * @param definitions its conditions and lists, which measures and rules have written out here
   */
  public static PackEntries of(PackText pack, Definitions definitions) {
    List<JsonNode> trees = pack.files().stream().map(PackEntries::tree).toList();
    Map<String, List<JsonNode>> deployed = new LinkedHashMap<>();
    for (JsonNode tree : trees) {
      for (String key : DEPLOYED) {
        if (tree.has(key)) {
          // An empty section says something, too.
          List<JsonNode> section = deployed.computeIfAbsent(key, each -> new ArrayList<>());
          tree.path(key).forEach(section::add);
        }
      }
    }
    PackEntries entries = new PackEntries(definitions, deployed);
    for (JsonNode tree : trees) {
      tree.path(PackReader.OVERRIDES).forEach(each -> entries.add(Kind.OVERRIDE, each));
      tree.path(PackReader.MEASURES).forEach(each -> entries.add(Kind.MEASURE, each));
      tree.path(PackReader.RULES).forEach(each -> entries.add(Kind.RULE, each));
    }
    return entries;
  }

  private static JsonNode tree(PackFile file) {
    return tree(
        new Compose(LoadSettings.builder().build()).composeString(file.text()).orElseThrow());
  }

  private void add(Kind kind, JsonNode entry) {
    all.get(kind).put(entry.path(kind.key()).asText(), expanded(kind, (ObjectNode) entry));
  }

  /** A measure or rule with the deployed pack's conditions and lists written out. */
  ObjectNode expanded(Kind kind, ObjectNode entry) {
    ObjectNode expanded = entry.deepCopy();
    for (String key : expressions(kind)) {
      if (expanded.path(key).isTextual()) {
        expanded.put(key, definitions.expand(expanded.path(key).asText()));
      }
    }
    return expanded;
  }

  private static Set<String> expressions(Kind kind) {
    return switch (kind) {
      case RULE -> RuleReader.EXPRESSIONS;
      case MEASURE -> MeasureReader.EXPRESSIONS;
      case OVERRIDE -> Set.of();
    };
  }

  private static JsonNode tree(Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple each : mapping.getValue()) {
        object.set(((ScalarNode) each.getKeyNode()).getValue(), tree(each.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.getValue().forEach(each -> array.add(tree(each)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.getTag().equals(Tag.BOOL)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(scalar.getValue()));
    }
    return scalar.getTag().equals(Tag.NULL)
        ? NullNode.instance
        : TextNode.valueOf(scalar.getValue());
  }

  /** The tree of a JSON value, as a pack's would be. */
  static JsonNode tree(JsonNode json) {
    if (json.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      json.properties().forEach(each -> object.set(each.getKey(), tree(each.getValue())));
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      json.forEach(each -> array.add(tree(each)));
      return array;
    }
    return json.isNumber() ? TextNode.valueOf(json.asText()) : json;
  }

  PackEntries copy() {
    PackEntries copy = new PackEntries(definitions, deployed);
    all.forEach((kind, entries) -> copy.all.get(kind).putAll(entries));
    copy.removed.addAll(removed);
    return copy;
  }

  void apply(RuleChange change) {
    if (change.kind() == Kind.RULE && change.removed()) {
      removed.add(change.name());
    } else {
      removed.remove(change.name());
    }
    if (change.json().isEmpty()) {
      all.get(change.kind()).remove(change.name());
    } else {
      all.get(change.kind()).put(change.name(), read(change.json()));
    }
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a change holds what was written as JSON", impossible);
    }
  }

  /** Whether a rule of these has a higher version than the change would give it. */
  boolean overtakes(RuleChange change) {
    ObjectNode rule = present(Kind.RULE, change.name());
    return change.kind() == Kind.RULE
        && rule != null
        && ProposedChange.version(rule) > ProposedChange.version(read(change.json()));
  }

  /** Null if there is none, or if it has been removed. */
  ObjectNode present(Kind kind, String name) {
    return isRemoved(kind, name) ? null : all.get(kind).get(name);
  }

  boolean isRemoved(Place place) {
    return isRemoved(place.kind(), place.name());
  }

  private boolean isRemoved(Kind kind, String name) {
    return kind == Kind.RULE && removed.contains(name);
  }

  /** Removed rules hold back nothing: the last of them go with what they read. */
  void forgetRemoved(String rule) {
    all.get(Kind.RULE).remove(rule);
    removed.remove(rule);
  }

  /** A measure as it is written, with its conditions written out. */
  JsonNode measure(String name) {
    return all.get(Kind.MEASURE).get(name);
  }

  /** What they are checked with, beside each other. */
  Definitions definitions() {
    return definitions;
  }

  /** The pack as a text: each entry has a line of its own. */
  public String text() {
    StringBuilder text = new StringBuilder(overridesText());
    append(PackReader.MEASURES, all.get(Kind.MEASURE).values(), text);
    append(PackReader.RULES, all.get(Kind.RULE).values(), text);
    deployed.forEach((key, entries) -> append(key, entries, text));
    return text.toString();
  }

  /** The overrides alone, on the lines that they have in {@link #text}. */
  String overridesText() {
    StringBuilder text = new StringBuilder();
    append(PackReader.OVERRIDES, all.get(Kind.OVERRIDE).values(), text);
    return text.toString();
  }

  private static void append(
      String key, Collection<? extends JsonNode> entries, StringBuilder text) {
    text.append(key).append(entries.isEmpty() ? ": []\n" : ":\n");
    entries.forEach(each -> text.append("  - ").append(each).append('\n'));
  }

  /** The entry that a line of {@link #text} holds; null if it holds none. */
  Place at(int line) {
    List<Place> lines = new ArrayList<>();
    all.forEach(
        (kind, entries) -> {
          lines.add(null);
          entries.keySet().forEach(name -> lines.add(new Place(kind, name)));
        });
    return line <= lines.size() ? lines.get(line - 1) : null;
  }
}
