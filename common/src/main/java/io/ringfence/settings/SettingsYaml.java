package io.ringfence.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A settings file in YAML, of which every mistake is told at once, each with its line. Whoever
 * reads it goes on after a mistake, as if the value were not there.
 */
public final class SettingsYaml {

  /** A provider has many customers, and a record each. */
  private static final int MOST_CHARACTERS = 1 << 28;

  private final List<SettingsFault> faults = new ArrayList<>();
  private final Optional<Node> root;

  public SettingsYaml(String yaml) {
    root = composed(yaml);
  }

  private Optional<Node> composed(String yaml) {
    try {
      return new Compose(LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build())
          .composeString(yaml);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      fault(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException e) {
      // The latter of an escape that stands for no character, which the parser does not expect.
      fault(1, "not YAML");
    } catch (StackOverflowError e) {
      fault(1, "nested too deeply");
    }
    return Optional.empty();
  }

  /** What stands at the top of the file. */
  public List<NodeTuple> tables() {
    return root.map(node -> table(node, "the file")).orElse(List.of());
  }

  /** The elements of the file, which is a list, or has one list, of this name. */
  public List<Node> rowsOf(String name) {
    Node rows = root.orElse(null);
    if (rows instanceof MappingNode) {
      List<NodeTuple> entries = tables();
      entries.stream()
          .filter(each -> !text(each.getKeyNode()).equals(name))
          .forEach(each -> fault(each.getKeyNode(), "only `" + name + "` is known here"));
      rows = entries.isEmpty() ? null : entries.get(0).getValueNode();
    }
    if (rows instanceof SequenceNode list) {
      return list.getValue();
    }
    if (rows != null) {
      fault(rows, "`" + name + "` is not a list");
    }
    return List.of();
  }

  /** Whether a value is left out all the same: null, or an empty list. */
  public static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL)
        || (node instanceof SequenceNode list && list.getValue().isEmpty());
  }

  /** The entries of the one table that the file may have. */
  public List<NodeTuple> entriesOf(String name) {
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple top : tables()) {
      if (text(top.getKeyNode()).equals(name)) {
        entries.addAll(table(top.getValueNode(), "`" + name + "`"));
      } else {
        fault(top.getKeyNode(), "only `" + name + "` is known here");
      }
    }
    return entries;
  }

  /**
   * The entries of a table; none of what is no table, which is a mistake.
   *
   * @param what it is, for people
   */
  public List<NodeTuple> table(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    fault(node, what + " is not a table of names and values");
    return List.of();
  }

  /** Empty if it is no text. */
  public static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** A mistake at a place in the file. */
  public void fault(Node node, String text) {
    fault(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), text);
  }

  public void fault(int line, String text) {
    faults.add(new SettingsFault(line, text));
  }

  /** The value that was read, with every mistake that was found, in the order of lines. */
  public <T> SettingsReading<T> reading(T value) {
    return new SettingsReading<>(
        value, faults.stream().sorted(Comparator.comparingInt(SettingsFault::line)).toList());
  }
}
