package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code alerts.jsonl}: a version of an alert a line. Of each alert the last version is kept. */
public final class AlertsFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertsFile() {}

  public static Collection<AlertRecord> read(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    Map<String, AlertRecord> last = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          AlertRecord version = version(line, file + ":" + number);
          last.merge(version.story().id(), version, AlertsFile::later);
        }
      }
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
    return last.values();
  }

  private static AlertRecord later(AlertRecord one, AlertRecord other) {
    return other.version() >= one.version() ? other : one;
  }

  private static AlertRecord version(String line, String place) throws BadInput {
    try {
      return AlertRecord.of(JSON.readTree(line));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new BadInput(place + ": not an alert");
    }
  }
}
