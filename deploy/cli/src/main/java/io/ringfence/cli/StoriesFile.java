package io.ringfence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryJson;
import io.ringfence.story.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code stories.jsonl}: a story a line, earliest first. */
final class StoriesFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoriesFile() {}

  /**
   * Writes the stories of a scan's alerts; returns how many there are.
   *
   * @param alerts the last version of each, one a line
   */
  static int write(Path alerts, Path file) throws IOException {
    List<Told> told = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(alerts, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode alert = JSON.readTree(line);
        if (!Told.retracted(alert)) {
          told.add(Told.of(alert));
        }
      }
    }
    List<Story> stories = Stories.of(told);
    Files.write(file, stories.stream().map(StoryJson::write).toList());
    return stories.size();
  }
}
