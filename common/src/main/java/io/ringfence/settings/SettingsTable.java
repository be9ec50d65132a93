package io.ringfence.settings;

import static io.ringfence.settings.SettingsYaml.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One table of a settings file, of which each name is known. */
public final class SettingsTable {

  private final SettingsYaml file;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> known;

  /**
   * Reads the names.
   *
   * @param what it is, for people
   * @param known what there is to set, and what it has to be, for people
   */
  public SettingsTable(
      SettingsYaml file, List<NodeTuple> entries, String what, Map<String, String> known) {
    this.file = file;
    this.known = known;
    for (NodeTuple entry : entries) {
      String name = text(entry.getKeyNode());
      if (!known.containsKey(name)) {
        file.fault(entry.getKeyNode(), what + " has no setting `" + name + "`");
      } else if (nodes.put(name, entry.getValueNode()) != null) {
        file.fault(entry.getKeyNode(), "stands twice: " + name);
      }
    }
  }

  public boolean has(String name) {
    return nodes.containsKey(name);
  }

  /** What stands there; null if nothing does. */
  public Node node(String name) {
    return nodes.get(name);
  }

  /** The entries of a table in it; none if it is not there. */
  public List<NodeTuple> table(String name) {
    return has(name) ? file.table(node(name), "`" + name + "`") : List.of();
  }

  /** A value; what it is otherwise also if it cannot be read, which is a mistake. */
  public <T> T one(String name, Function<String, Optional<T>> reader, T otherwise) {
    return has(name) ? value(node(name), name, reader).orElse(otherwise) : otherwise;
  }

  /** One or several values. */
  public <T> Set<T> many(String name, Function<String, Optional<T>> reader, Set<T> otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    Set<T> all = new LinkedHashSet<>();
    Node node = node(name);
    List<Node> each = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    each.forEach(one -> value(one, name, reader).ifPresent(all::add));
    if (each.isEmpty()) {
      file.fault(node, "`" + name + "` has no values");
    }
    return all;
  }

  private <T> Optional<T> value(Node node, String name, Function<String, Optional<T>> reader) {
    Optional<T> value = Optional.of(text(node)).filter(t -> !t.isBlank()).flatMap(reader);
    if (value.isEmpty()) {
      file.fault(node, "`" + name + "` is not " + known.get(name));
    }
    return value;
  }

  /** Reads one of some words, as their names are in small letters. */
  public static <T> Function<String, Optional<T>> word(List<T> all) {
    return text ->
        all.stream()
            .filter(each -> each.toString().toLowerCase(Locale.ROOT).equals(text))
            .findFirst();
  }

  /** Reads a whole number from 1 on. */
  public static Function<String, Optional<Integer>> whole(int most) {
    return text ->
        Optional.of(text)
            .filter(each -> each.matches("[1-9][0-9]{0,5}"))
            .map(Integer::valueOf)
            .filter(each -> each <= most);
  }

  /** Reads an address of http or https. */
  public static Optional<URI> web(String text) {
    try {
      URI url = new URI(text);
      boolean known = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return Optional.of(url).filter(each -> known && each.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
