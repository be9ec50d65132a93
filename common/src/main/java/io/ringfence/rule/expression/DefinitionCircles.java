package io.ringfence.rule.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the circles among things that mention each other. */
final class DefinitionCircles {

  private final Map<String, Set<String>> mentions;
  private final List<String> path = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final List<List<String>> found = new ArrayList<>();

  private DefinitionCircles(Map<String, Set<String>> mentions) {
    this.mentions = mentions;
  }

  /**
   * One circle at least of every group that has some, each from a name back to the same name.
   *
   * @param mentions in the order in which circles are reported
   */
  static List<List<String>> in(Map<String, Set<String>> mentions) {
    DefinitionCircles circles = new DefinitionCircles(mentions);
    mentions.keySet().forEach(circles::visit);
    return circles.found;
  }

  private void visit(String name) {
    int start = path.indexOf(name);
    if (start >= 0) {
      List<String> circle = new ArrayList<>(path.subList(start, path.size()));
      circle.add(name);
      found.add(circle);
    } else if (!done.contains(name)) {
      path.add(name);
      mentions.getOrDefault(name, Set.of()).forEach(this::visit);
      path.remove(path.size() - 1);
      done.add(name);
    }
  }
}
