package io.ringfence.cli.evaluate.input;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.stories.StoriesFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** {@code alerts.jsonl}: a version of an alert a line. Of each alert the last version is kept. */
public final class AlertsFile {

  private AlertsFile() {}

  public static Collection<AlertRecord> read(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return StoriesFile.lastVersions(lines, file.toString(), AlertRecord::of);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }
}
