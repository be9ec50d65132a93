package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All records, as feeds deliver them: each after a moment, a few of them minutes late, and some
 * twice. Ids say nothing about who made the record.
 */
public final class Tape {
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are written; never compared
  private record Row(long arrival, int order, byte[] line) {}

  private static final int MINUTE = 60_000;
  private static final List<String> SUBJECTS =
      List.of("from", "to", "number", "account", "device", "address", "trunk", "meeting");

  private final List<Row> rows = new ArrayList<>();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Dice dice;
  private final long salt;
  private final Set<String> seen = new HashSet<>();
  private TreeSet<String> ordered;
  private long counter;

  Tape(Dice dice) {
    this.dice = dice;
    this.salt = dice.between(1, Integer.MAX_VALUE - 1);
  }

  /** An empty record. */
  public ObjectNode node() {
    return mapper.createObjectNode();
  }

  /** An id that no other record or call has. */
  public String id() {
    return Long.toHexString(Dice.mix(salt + counter++));
  }

  /** Notes that a party occurs. */
  void see(String party) {
    if (party != null) {
      seen.add(party);
    }
  }

  /** Whether a subject occurs in any record. */
  public boolean knows(Subject subject) {
    String value = subject.value();
    if (subject.kind().equals("range")) {
      if (ordered == null || ordered.size() != seen.size()) {
        ordered = new TreeSet<>(seen);
      }
      String next = ordered.ceiling(value);
      return next != null && next.startsWith(value);
    }
    return seen.contains(value.startsWith("US:") ? value.substring(3) : value);
  }

  /** Puts down a record, and returns its id. */
  public String put(ObjectNode record, long time, String source, Story story) {
    String id = source.substring(0, 2) + "-" + id();
    ObjectNode whole = node();
    whole.set("type", record.remove("type"));
    whole.put("id", id);
    if (source.equals("softswitch-2") || source.equals("smsc-1")) {
      whole.put("time", time);
    } else {
      whole.put("time", Instant.ofEpochMilli(time).toString());
    }
    whole.put("source", source);
    whole.setAll(record);
    for (String field : SUBJECTS) {
      see(whole.path(field).textValue());
    }
    byte[] line;
    try {
      line = mapper.writeValueAsBytes(whole);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    long arrival = time + dice.between(30, 2500);
    if (dice.chance(0.03) && !whole.path("type").asText().equals("listing")) {
      arrival = time + dice.between(20_000, 15 * MINUTE / 2);
    }
    rows.add(new Row(arrival, rows.size(), line));
    if (dice.chance(0.006)) {
      rows.add(new Row(arrival + dice.between(5, 60_000) / 4, rows.size(), line));
    }
    if (story != null) {
      story.saw(id, time);
    }
    return id;
  }

  /** Writes everything in order of arrival. */
  void write(Path file) throws IOException {
    rows.sort(Comparator.comparingLong(Row::arrival).thenComparingInt(Row::order));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (Row row : rows) {
        out.write(row.line);
        out.write('\n');
      }
    }
  }
}
