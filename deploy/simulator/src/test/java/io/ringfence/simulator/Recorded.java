package io.ringfence.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole simulation, read back as the one who receives it would. */
record Recorded(List<Sent> sent, List<JsonNode> records, Truth truth) {

  static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  static SimulationSettings twoMinutes(long seed) {
    return SimulationSettings.demo(seed, START, Duration.ofMinutes(2)).withSubscribers(1_000);
  }

  static Recorded of(SimulationSettings settings) {
    Simulation simulation = Simulation.of(settings);
    List<Sent> sent = new ArrayList<>();
    List<JsonNode> records = new ArrayList<>();
    while (simulation.hasNext()) {
      Sent next = simulation.next();
      sent.add(next);
      records.add(read(next.json()));
    }
    return new Recorded(sent, records, simulation.truth());
  }

  Map<String, JsonNode> byId() {
    Map<String, JsonNode> byId = new HashMap<>();
    records.forEach(record -> byId.put(record.get("id").asText(), record));
    return byId;
  }

  static long time(JsonNode record) {
    JsonNode time = record.get("time");
    return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
