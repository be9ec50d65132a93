package io.ringfence.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A pod that an overlay leads to: its labels, and its specification. */
record Pod(String name, Map<String, Object> labels, Map<String, Object> spec) {

  /** Those of the console, and of each job its job managers and task managers. */
  static List<Pod> of(Overlay overlay) {
    return Stream.concat(
            overlay.all("Deployment").stream()
                .map(each -> of(each.name(), each.at("spec", "template"), null)),
            overlay.all("FlinkDeployment").stream()
                .flatMap(
                    each ->
                        Stream.of("jobManager", "taskManager")
                            .map(
                                process ->
                                    of(
                                        each.name() + " " + process,
                                        each.at("spec", "podTemplate"),
                                        each.at("spec", process, "podTemplate")))))
        .toList();
  }

  /** As the operator merges the template of all pods and that of one process. */
  private static Pod of(String name, Object template, Object own) {
    Map<String, Object> labels = new TreeMap<>(Yaml.table(Yaml.at(template, "metadata", "labels")));
    if (own != null) {
      labels.putAll(Yaml.table(Yaml.at(own, "metadata", "labels")));
    }
    return new Pod(name, labels, Yaml.table(Yaml.at(template, "spec")));
  }

  List<Map<String, Object>> containers() {
    return Yaml.tables(spec.get("containers"));
  }

  List<Map<String, Object>> volumes() {
    return Yaml.tables(spec.get("volumes"));
  }

  /** Whether a selector of labels means it; an empty one means all. */
  boolean selectedBy(Object selector) {
    Map<String, Object> wanted = Yaml.table(selector);
    Object exact = wanted.getOrDefault("matchLabels", Map.of());
    return labels.entrySet().containsAll(Yaml.table(exact).entrySet())
        && Yaml.tables(wanted.get("matchExpressions")).stream().allMatch(this::meets);
  }

  private boolean meets(Map<String, Object> expression) {
    if (!expression.get("operator").equals("In")) {
      throw new IllegalArgumentException("not understood here: " + expression);
    }
    Object value = labels.get((String) expression.get("key"));
    return value != null && ((List<?>) expression.get("values")).contains(value);
  }
}
