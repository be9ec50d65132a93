package io.ringfence.rule.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a pack, read key by key. Whatever is missing or not as it should be is a finding,
 * and the answer is empty.
 */
public final class Section {

  private final int line;
  private final Findings findings;
  private final Map<String, Node> values = new LinkedHashMap<>();

  public Section(MappingNode node, Set<String> known, Findings findings) {
    this.line = lineOf(node);
    this.findings = findings;
    for (NodeTuple entry : node.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      int keyLine = lineOf(entry.getKeyNode());
      if (!known.contains(key)) {
        findings.fault(keyLine, key, "unknown key `" + key + "`" + SpellingHint.hint(key, known));
      } else if (values.put(key, entry.getValueNode()) != null) {
        findings.fault(keyLine, key, "`" + key + "` is said twice");
      }
    }
  }

  public static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  public Findings findings() {
    return findings;
  }

  public int line() {
    return line;
  }

  public int line(String key) {
    return has(key) ? lineOf(values.get(key)) : line;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public void fault(String key, String message) {
    findings.fault(line(key), key, key + ": " + message);
  }

  /** As it stands there, without a finding; empty if it is no text. */
  public String plain(String key) {
    return values.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  public Optional<SourceText> text(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!(values.get(key) instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      fault(key, "is a text");
      return Optional.empty();
    }
    if (scalar.getValue().isBlank()) {
      fault(key, "is empty");
      return Optional.empty();
    }
    // The mark of a block is its indicator; the text begins on the next line.
    boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL;
    return Optional.of(new SourceText(scalar.getValue(), lineOf(scalar) + (block ? 1 : 0), block));
  }

  public Optional<SourceText> required(String key) {
    if (!has(key)) {
      findings.fault(line, key, "`" + key + "` is missing");
    }
    return text(key);
  }

  /** One of the given labels; the default where the key is absent. */
  public <T> Optional<T> oneOf(
      String key, Collection<T> values, Function<T, String> label, Optional<T> otherwise) {
    if (!has(key)) {
      if (otherwise.isEmpty()) {
        findings.fault(line, key, "`" + key + "` is missing");
      }
      return otherwise;
    }
    Optional<String> text = text(key).map(SourceText::text);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found = values.stream().filter(v -> label.apply(v).equals(text.get())).findFirst();
    if (found.isEmpty()) {
      List<String> labels = values.stream().map(label).toList();
      fault(
          key,
          "`%s` is none of %s".formatted(text.get(), String.join(" ", labels))
              + SpellingHint.hint(text.get(), labels));
    }
    return found;
  }

  public OptionalInt whole(String key, int least, int most) {
    Optional<String> text = text(key).map(SourceText::text);
    if (text.isPresent()) {
      try {
        int value = Integer.parseInt(text.get());
        if (value >= least && value <= most) {
          return OptionalInt.of(value);
        }
      } catch (NumberFormatException none) {
        // reported below, like a number out of bounds
      }
      fault(key, "`" + text.get() + "` is no whole number from " + least + " to " + most);
    }
    return OptionalInt.empty();
  }

  public OptionalDouble number(String key, double least, double most) {
    Optional<String> text = required(key).map(SourceText::text);
    if (text.isPresent()) {
      try {
        double value = Double.parseDouble(text.get());
        if (value >= least && value <= most) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException none) {
        // reported below, like a number out of bounds
      }
      fault(key, "`" + text.get() + "` is no number from " + (long) least + " to " + (long) most);
    }
    return OptionalDouble.empty();
  }

  public OptionalLong span(String key) {
    Optional<String> text = required(key).map(SourceText::text);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong millis = DurationText.millis(text.get());
    if (millis.isEmpty()) {
      fault(key, "`" + text.get() + "` is no length of time such as 90s, 5m, 1h, 30d or PT5M");
    }
    return millis;
  }

  /** A key that can only say {@code true}. */
  public void mark(String key) {
    if (!(values.get(key) instanceof ScalarNode scalar)
        || !scalar.getTag().equals(Tag.BOOL)
        || !scalar.getValue().equalsIgnoreCase("true")) {
      fault(key, "can only be true");
    }
  }

  /** One text, or a list of texts. */
  public List<SourceText> texts(String key) {
    if (!has(key)) {
      findings.fault(line, key, "`" + key + "` is missing");
      return List.of();
    }
    if (!(values.get(key) instanceof SequenceNode list)) {
      return text(key).stream().toList();
    }
    return scalars(key, list, "texts").stream()
        .map(each -> new SourceText(each.getValue(), lineOf(each), false))
        .toList();
  }

  /** The elements of a list that has to be there, and is not empty. */
  public List<ScalarNode> scalars(String key) {
    if (!has(key)) {
      findings.fault(line, key, "`" + key + "` is missing");
      return List.of();
    }
    if (!(values.get(key) instanceof SequenceNode list)) {
      fault(key, "is a list");
      return List.of();
    }
    return scalars(key, list, "texts or numbers");
  }

  private List<ScalarNode> scalars(String key, SequenceNode list, String what) {
    if (list.getValue().isEmpty()) {
      fault(key, "is empty");
    }
    List<ScalarNode> scalars = new ArrayList<>();
    for (Node each : list.getValue()) {
      if (each instanceof ScalarNode scalar) {
        scalars.add(scalar);
      } else {
        findings.fault(lineOf(each), key, key + ": is a list of " + what);
      }
    }
    return scalars;
  }

  /** A mapping of its own; empty where the key is absent. */
  public Optional<Section> section(String key, Set<String> known) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (values.get(key) instanceof MappingNode mapping) {
      return Optional.of(new Section(mapping, known, findings));
    }
    fault(key, "is a mapping");
    return Optional.empty();
  }

  /** The sections of a list; none where the key is absent. */
  public List<Section> sections(String key, Set<String> known) {
    if (!has(key)) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    if (values.get(key) instanceof SequenceNode list) {
      for (Node each : list.getValue()) {
        if (each instanceof MappingNode mapping) {
          sections.add(new Section(mapping, known, findings));
        } else {
          findings.fault(lineOf(each), key + ": is a list of mappings");
        }
      }
    } else {
      fault(key, "is a list");
    }
    return sections;
  }
}
