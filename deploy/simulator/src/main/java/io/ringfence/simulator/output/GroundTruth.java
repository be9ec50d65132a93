package io.ringfence.simulator.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.simulator.population.SubjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** What really happened: every attack, and every look-alike (a trap). */
public record GroundTruth(List<Attack> attacks, List<Trap> traps) {

  /**
   * One attack.
   *
   * @param frauds names that count as right, the best first
   * @param pace normal or slow
   * @param from when its first signal came to pass, or the call that this reports began; epoch
   *     milliseconds
   * @param to time of its last signal
   * @param signals ids of its records
   * @param losses what it costs, call by call; empty if nothing, or if nobody knows prices
   */
  public record Attack(
      String id,
      List<String> frauds,
      String pace,
      List<SubjectId> subjects,
      long from,
      long to,
      List<String> signals,
      List<Loss> losses) {}

  /** So much was lost when a call ended. */
  public record Loss(long time, double amount) {}

  /** Customers whom no alert may accuse although they do what fraudsters do. */
  public record Trap(String name, List<SubjectId> subjects) {}

  public GroundTruth {
    attacks = List.copyOf(attacks);
    traps = List.copyOf(traps);
  }

  /** Writes {@code truth.json}; leaves the stream open. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("attacks");
      for (Attack attack : attacks) {
        json.writeStartObject();
        json.writeStringField("id", attack.id);
        texts(json, "frauds", attack.frauds);
        json.writeStringField("pace", attack.pace);
        subjects(json, attack.subjects);
        json.writeStringField("from", Instant.ofEpochMilli(attack.from).toString());
        json.writeStringField("to", Instant.ofEpochMilli(attack.to).toString());
        texts(json, "signals", attack.signals);
        if (!attack.losses.isEmpty()) {
          losses(json, attack.losses);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("traps");
      for (Trap trap : traps) {
        json.writeStartObject();
        json.writeStringField("name", trap.name);
        subjects(json, trap.subjects);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void losses(JsonGenerator json, List<Loss> losses) throws IOException {
    json.writeArrayFieldStart("loss");
    for (Loss loss : losses) {
      json.writeStartObject();
      json.writeStringField("time", Instant.ofEpochMilli(loss.time).toString());
      json.writeNumberField("amount", Math.round(loss.amount * 1e6) / 1e6);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void subjects(JsonGenerator json, List<SubjectId> subjects) throws IOException {
    json.writeArrayFieldStart("subjects");
    for (SubjectId subject : subjects) {
      json.writeStartObject();
      json.writeStringField("kind", subject.kind());
      json.writeStringField("value", subject.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
