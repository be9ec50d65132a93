package io.ringfence.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** YAML as tables, lists and plain values. */
final class Yaml {

  private Yaml() {}

  /** The documents of a text, without empty ones. */
  static List<Map<String, Object>> documents(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object each : new Load(settings).loadAllFromString(text)) {
      if (each != null) {
        documents.add(table(each));
      }
    }
    return documents;
  }

  /** The only document of a file. */
  static Map<String, Object> read(Path file) {
    try {
      return documents(Files.readString(file)).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table that has nothing but names and plain values, or lists of these, is one line. */
  static String text(Object document) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(1_000)
            .build();
    return new Dump(settings).dumpToString(document);
  }

  /** A table that is a value. */
  @SuppressWarnings("unchecked") // YAML's tables have names
  static Map<String, Object> table(Object value) {
    return (Map<String, Object>) value;
  }

  /** A list of tables that is a value; nothing is an empty one. */
  @SuppressWarnings("unchecked") // as the place says that asks
  static List<Map<String, Object>> tables(Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  /** What is at a place below a table; null if there is nothing. */
  static Object at(Object table, String... names) {
    Object found = table;
    for (String each : names) {
      found = found == null ? null : table(found).get(each);
    }
    return found;
  }
}
