package io.ringfence.simulator.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.ringfence.simulator.population.SubjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** What really happened: every attack, and every look-alike (a trap). */
public record GroundTruth(List<Attack> attacks, List<Trap> traps) {

  private static final class Moment extends StdConverter<Long, String> {
    @Override
    public String convert(Long millis) {
      return Instant.ofEpochMilli(millis).toString();
    }
  }

  /**
   * One attack.
   *
   * @param frauds names that count as right, the best first
   * @param pace normal or slow
   * @param from time of its first signal, epoch milliseconds
   * @param to time of its last signal
   * @param signals ids of its records
   */
  public record Attack(
      String id,
      List<String> frauds,
      String pace,
      List<SubjectId> subjects,
      @JsonSerialize(converter = Moment.class) long from,
      @JsonSerialize(converter = Moment.class) long to,
      List<String> signals) {}

  /** Customers whom no alert may accuse although they do what fraudsters do. */
  public record Trap(String name, List<SubjectId> subjects) {}

  public GroundTruth {
    attacks = List.copyOf(attacks);
    traps = List.copyOf(traps);
  }

  /** Writes {@code truth.json}, and closes the stream. */
  public void write(OutputStream out) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, this);
  }
}
