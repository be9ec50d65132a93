package io.ringfence.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole simulation, read back as the one who receives it would. */
record RecordedSimulation(List<SimulatedRecord> sent, List<JsonNode> records, GroundTruth truth) {

  static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  static SimulationSettings twoMinutes(long seed) {
    return SimulationSettings.demo(seed, START, Duration.ofMinutes(2)).withSubscribers(1_000);
  }

  static RecordedSimulation of(SimulationSettings settings) {
    Simulation simulation = Simulation.of(settings);
    List<SimulatedRecord> sent = new ArrayList<>();
    List<JsonNode> records = new ArrayList<>();
    while (simulation.hasNext()) {
      SimulatedRecord next = simulation.next();
      sent.add(next);
      records.add(read(next.json()));
    }
    return new RecordedSimulation(sent, records, simulation.truth());
  }

  Map<String, JsonNode> byId() {
    Map<String, JsonNode> byId = new HashMap<>();
    records.forEach(record -> byId.put(record.get("id").asText(), record));
    return byId;
  }

  static long time(JsonNode record) {
    return moment(record.get("time"));
  }

  /** When the call began that a record reports; the record's own time of any other. */
  static long began(JsonNode record) {
    return moment(record.has("started") ? record.get("started") : record.get("time"));
  }

  private static long moment(JsonNode time) {
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
