package io.ringfence.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records of a history as a plain list, read and asked without anything of what is tested. It
 * knows lists that are added to and removed from as written: no entry has an end of its own, none
 * is withdrawn, none comes late.
 *
 * @param records in the order in which they were written
 */
record PlainHistory(List<Change> records) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One record.
   *
   * @param value the number, or the first address
   * @param block of what is no number
   */
  record Change(String id, long time, boolean add, String list, String value, Block block) {

    private boolean names(LookUp asked) {
      return asked.number() == (block == null)
          && (block == null ? value.equals(asked.value()) : block.contains(asked.value()));
    }
  }

  static PlainHistory read(Path... files) throws IOException {
    List<Change> records = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        records.add(change(JSON.readTree(line)));
      }
    }
    return new PlainHistory(records);
  }

  private static Change change(JsonNode record) {
    String action = record.get("action").asText();
    boolean plain =
        !record.has("until")
            && !record.has("withdrawn")
            && record.get("from").equals(record.get("time"))
            && (action.equals("add") || action.equals("remove"));
    if (!plain) {
      throw new IllegalArgumentException("more than a plain list can say: " + record.get("id"));
    }
    String value = record.at("/subject/value").asText();
    boolean number = record.at("/subject/kind").asText().equals("number");
    return new Change(
        record.get("id").asText(),
        Instant.parse(record.get("time").asText()).toEpochMilli(),
        action.equals("add"),
        record.get("list").asText(),
        value,
        number ? null : Block.of(value));
  }

  /** Ids of the records by which a subject is listed at a moment: all are looked at, in order. */
  Set<String> holding(LookUp asked) {
    List<Change> held = new ArrayList<>();
    for (Change each : records) {
      if (each.time <= asked.time() && each.names(asked)) {
        if (each.add) {
          held.add(each);
        } else {
          held.removeIf(before -> before.list.equals(each.list) && before.value.equals(each.value));
        }
      }
    }
    Set<String> ids = new TreeSet<>();
    held.forEach(each -> ids.add(each.id));
    return ids;
  }
}
