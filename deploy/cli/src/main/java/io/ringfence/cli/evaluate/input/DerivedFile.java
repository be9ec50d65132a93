package io.ringfence.cli.evaluate.input;

import io.ringfence.cli.options.BadInput;
import io.ringfence.signal.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code derived.jsonl}: the listings that follow from alerts and from links, a version a line. The
 * last version of each counts; what it takes back lists nobody.
 */
public final class DerivedFile {

  private DerivedFile() {}

  /** Whom they list, each as often as there are listings; nobody if there is no such file. */
  public static List<Subject> read(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    Map<String, Subject> last = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          take(LocatedJson.line(file.toString(), number, line), last);
        }
      }
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
    return List.copyOf(last.values());
  }

  private static void take(LocatedJson listing, Map<String, Subject> last) throws BadInput {
    if (listing.text("action").equals("add")) {
      last.put(listing.text("id"), listing.at("subject").subject());
    } else {
      last.remove(listing.text("id"));
    }
  }
}
