package io.ringfence.cli.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import io.ringfence.story.StoryJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Stories of the alerts in a file, a version of an alert a line. */
public final class StoriesFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoriesFile() {}

  /**
   * Reads alerts to their end, in whatever order and of whatever version.
   *
   * @param name of the file, for what is wrong in it
   * @param tenant whose alerts count; null for all
   */
  static List<Story> read(BufferedReader lines, String name, String tenant)
      throws IOException, BadInput {
    Collection<Optional<StoryAlert>> last =
        lastVersions(
            lines,
            name,
            (json, alert) -> {
              boolean others = tenant != null && !tenant.equals(json.path("tenant").asText());
              return Optional.of(alert).filter(any -> !others && !StoryAlert.retracted(json));
            });
    return Stories.of(last.stream().flatMap(Optional::stream).toList());
  }

  /**
   * What is made of the last version of each alert.
   *
   * @param name of the file, for what is wrong in it
   * @param made of a version, as it came and as stories see it
   */
  public static <T> Collection<T> lastVersions(
      BufferedReader lines, String name, BiFunction<JsonNode, StoryAlert, T> made)
      throws IOException, BadInput {
    Map<String, T> last = new LinkedHashMap<>();
    Map<String, Long> versions = new HashMap<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        try {
          JsonNode json = JSON.readTree(line);
          StoryAlert alert = StoryAlert.of(json);
          long version = json.path("version").asLong();
          if (version >= versions.getOrDefault(alert.id(), 0L)) {
            versions.put(alert.id(), version);
            last.put(alert.id(), made.apply(json, alert));
          }
        } catch (JsonProcessingException | RuntimeException e) {
          throw new BadInput(name + ":" + number + ": not an alert");
        }
      }
    }
    return last.values();
  }

  /** Writes the stories of a scan's alerts, one a line, earliest first; returns how many. */
  public static int write(Path alerts, Path file) throws IOException, BadInput {
    try (BufferedReader lines = Files.newBufferedReader(alerts, StandardCharsets.UTF_8)) {
      List<Story> stories = read(lines, alerts.toString(), null);
      Files.write(file, stories.stream().map(StoryJson::write).toList());
      return stories.size();
    }
  }
}
