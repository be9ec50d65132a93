package io.ringfence.jobs.config;

import io.ringfence.settings.SettingsReading;
import java.nio.file.Path;
import java.util.List;

/** Mistakes in a file that an argument names, each with the file and its line. */
public final class FileFaults extends IllegalArgumentException {

  private final List<String> lines;

  /** Mistakes, each as {@code FILE:LINE: reason}. */
  public FileFaults(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** Refuses what is not empty. */
  static void refuse(List<String> lines) {
    if (!lines.isEmpty()) {
      throw new FileFaults(lines);
    }
  }

  /** What a settings file says if it is without mistakes. */
  public static <T> T refuse(Path file, SettingsReading<T> reading) {
    refuse(
        reading.faults().stream()
            .map(each -> file + ":" + each.line() + ": " + each.text())
            .toList());
    return reading.value();
  }

  List<String> lines() {
    return lines;
  }
}
