package io.ringfence.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A settings file in YAML, of which every mistake is told at once, each with its line. Whoever
 * reads it goes on after a mistake, as if the value were not there.
 */
public final class SettingsYaml {

  private final List<SettingsFault> faults = new ArrayList<>();
  private final List<NodeTuple> tables;

  public SettingsYaml(String yaml) {
    tables = composed(yaml);
  }

  private List<NodeTuple> composed(String yaml) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(yaml)
          .map(root -> table(root, "the file"))
          .orElse(List.of());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      fault(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException e) {
      // The latter of an escape that stands for no character, which the parser does not expect.
      fault(1, "not YAML");
    } catch (StackOverflowError e) {
      fault(1, "nested too deeply");
    }
    return List.of();
  }

  /** What stands at the top of the file. */
  public List<NodeTuple> tables() {
    return tables;
  }

  /** The entries of the one table that the file may have. */
  public List<NodeTuple> entriesOf(String name) {
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple top : tables) {
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
