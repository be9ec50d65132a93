package io.ringfence.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What lies in deploy/prometheus and deploy/grafana. */
final class Shipped {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Shipped() {}

  static Path home(String path) {
    return Path.of(System.getProperty("ringfence.home"), path);
  }

  static JsonNode yaml(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(home(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** All rules of one sort, {@code record} or {@code alert}, by name. */
  static Map<String, JsonNode> rules(String sort) {
    Map<String, JsonNode> rules = new TreeMap<>();
    for (Path file : files("prometheus/rules")) {
      for (JsonNode group : yaml(file).path("groups")) {
        for (JsonNode rule : group.path("rules")) {
          if (rule.has(sort) && rules.put(rule.path(sort).asText(), rule) != null) {
            throw new AssertionError(rule.path(sort).asText() + " is there twice");
          }
        }
      }
    }
    return rules;
  }

  /** By file name. */
  static Map<String, JsonNode> dashboards() {
    Map<String, JsonNode> dashboards = new TreeMap<>();
    for (Path file : files("grafana/dashboards")) {
      dashboards.put(file.getFileName().toString(), json(file));
    }
    return dashboards;
  }

  /** Every query of a dashboard's panels and of what it marks on them, by where it stands. */
  static Map<String, String> queries(JsonNode dashboard) {
    Map<String, String> queries = new TreeMap<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String where = panel.path("title").asText() + '/' + target.path("refId").asText();
        queries.put(dashboard.path("uid").asText() + '/' + where, target.path("expr").asText());
      }
    }
    return queries;
  }

  /** Queries by which a dashboard's variables get their values. */
  static Map<String, String> variables(JsonNode dashboard) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      variables.put(variable.path("name").asText(), variable.path("query").path("query").asText());
    }
    return variables;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
