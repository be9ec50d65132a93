package io.ringfence.jobs.io.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of a release, {@code src/test/resources/savepoint/NAME}: its savepoint, what the job
 * had read and published until then, and what comes after it. The README there says more.
 */
record SavedRelease(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A record of a topic.
   *
   * @param key null for a record without one
   * @param value null for a tombstone
   */
  record Line(String role, int partition, String key, String value) {}

  static List<SavedRelease> all() throws IOException, URISyntaxException {
    URL root = SavedRelease.class.getResource("/savepoint");
    try (Stream<Path> folders = Files.list(Path.of(root.toURI()))) {
      return folders.filter(Files::isDirectory).sorted().map(SavedRelease::new).toList();
    }
  }

  /** Also what the names of its topics start with: they are part of the savepoint. */
  String name() {
    return folder.getFileName().toString();
  }

  Path savepoint() {
    return folder.resolve("savepoint");
  }

  String pack() throws IOException {
    return Files.readString(folder.resolve("pack.yaml"));
  }

  /** In steps: what is in one has been judged before the next one comes. */
  List<List<Line>> before() throws IOException {
    return read("before.jsonl");
  }

  List<List<Line>> after() throws IOException {
    return read("after.jsonl");
  }

  /** The whole topic of alerts as the savepoint left it. */
  List<Line> alerts() throws IOException {
    return read("alerts.jsonl").get(0);
  }

  /** The whole topic of derived listings as the savepoint left it. */
  List<Line> derived() throws IOException {
    // The first release had no rule that lists.
    return Files.exists(folder.resolve("derived.jsonl")) ? read("derived.jsonl").get(0) : List.of();
  }

  /** Of the job of indicators, by itself; the first release had none kept. */
  Path indicators() {
    return folder.resolve("indicators");
  }

  /** The whole topic of indicators as that savepoint left it. */
  List<Line> rows() throws IOException {
    return read("kpis.jsonl").get(0);
  }

  private List<List<Line>> read(String file) throws IOException {
    List<List<Line>> steps = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : Files.readAllLines(folder.resolve(file))) {
      if (line.isEmpty()) {
        steps.add(new ArrayList<>());
      } else {
        steps.get(steps.size() - 1).add(onTerms(JSON.readValue(line, Line.class)));
      }
    }
    return steps;
  }

  /**
   * A run from the beginning refuses holds without an end, which releases up to the second read:
   * there they get one. In a savepoint they are as those releases have stored them.
   */
  private static Line onTerms(Line line) throws JsonProcessingException {
    String value = line.value();
    if (value == null || !value.contains("\"action\":\"hold\"") || value.contains("\"ground\"")) {
      return line;
    }
    Instant asked = Instant.parse(JSON.readTree(value).get("time").asText());
    String ending = value.substring(0, value.length() - 1);
    String until = asked.plus(Duration.ofDays(365)).toString();
    return new Line(line.role(), line.partition(), line.key(), ending + terms(until) + '}');
  }

  /** What a hold has to say. */
  static String terms(String until) {
    return ",\"ground\":\"order 7\",\"actor\":\"legal\",\"until\":\"" + until + '"';
  }

  void write(String file, List<List<Line>> steps) throws IOException {
    List<String> texts =
        steps.stream()
            .map(step -> String.join("\n", step.stream().map(SavedRelease::json).toList()))
            .toList();
    Files.writeString(folder.resolve(file), String.join("\n\n", texts) + '\n');
  }

  private static String json(Line line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
