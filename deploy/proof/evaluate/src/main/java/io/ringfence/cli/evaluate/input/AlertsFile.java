package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
          last.merge(version.id(), version, AlertsFile::later);
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

  private static AlertRecord version(String line, String file) throws BadInput {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadInput(file + ": not one JSON object");
    }
    LocatedJson alert = LocatedJson.whole(file, json);
    LocatedJson rule = alert.at("rule");
    Subject subject = alert.at("subject").subject();
    Set<Subject> accused = new LinkedHashSet<>();
    accused.add(subject);
    accused.addAll(alert.subjects("accused"));
    return new AlertRecord(
        alert.text("id"),
        alert.count("version"),
        alert.text("state").equals("retracted"),
        rule.text("id"),
        rule.oneOf("mode", Mode.class),
        alert.text("fraud"),
        alert.oneOf("severity", Severity.class),
        subject,
        accused,
        alert.time("first"),
        alert.time("last"),
        alert.has("summary") ? alert.text("summary") : "",
        alert.has("evidence") && alert.at("evidence").has("signals")
            ? List.copyOf(alert.at("evidence").texts("signals"))
            : List.of(),
        alert.has("evidence") && alert.at("evidence").has("lists")
            ? alert.at("evidence").at("lists").text("as")
            : "");
  }
}
