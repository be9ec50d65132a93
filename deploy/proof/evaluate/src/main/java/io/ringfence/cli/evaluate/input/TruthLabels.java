package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.signal.Subject;
import java.util.List;
import java.util.Set;

/**
 * What really happened.
 *
 * @param subscribers how many customers the traffic is of; 0 where it does not say so
 */
public record TruthLabels(List<Attack> attacks, List<Trap> traps, long subscribers) {

  public TruthLabels {
    if (attacks.stream().map(Attack::id).distinct().count() < attacks.size()) {
      throw new IllegalArgumentException("two attacks have the same id");
    }
  }

  /**
   * One attack.
   *
   * @param frauds names that count as right, the best first; not empty
   * @param subjects whom an alert has to name, any of them
   * @param from time of its first signal, epoch milliseconds
   * @param to time of its last signal
   * @param signals ids of its records
   */
  public record Attack(
      String id,
      List<String> frauds,
      Pace pace,
      Set<Subject> subjects,
      @JsonProperty(required = true) @JsonDeserialize(converter = Moment.class) long from,
      @JsonProperty(required = true) @JsonDeserialize(converter = Moment.class) long to,
      Set<String> signals) {

    public Attack {
      if (frauds.isEmpty() || subjects.isEmpty()) {
        throw new IllegalArgumentException("no fraud or no subject: no alert would be right");
      }
      if (to < from) {
        throw new IllegalArgumentException("`to` is before `from`");
      }
    }

    /** The name under which it is counted. */
    public String best() {
      return frauds.get(0);
    }
  }

  /** Customers who do what fraudsters do, and are none. */
  public record Trap(String name, Set<Subject> subjects) {}

  private static final class Moment extends StdConverter<JsonNode, Long> {

    @Override
    public Long convert(JsonNode time) {
      long millis = millis(time);
      if (millis == Rfc3339.NONE) {
        throw new IllegalArgumentException(
            "not a time: RFC 3339 with an offset, or epoch milliseconds");
      }
      return millis;
    }
  }

  /** Epoch milliseconds, or {@link Rfc3339#NONE} if it is no time. */
  static long millis(JsonNode value) {
    return value.isTextual()
        ? Rfc3339.millis(value.textValue())
        : value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : Rfc3339.NONE;
  }
}
