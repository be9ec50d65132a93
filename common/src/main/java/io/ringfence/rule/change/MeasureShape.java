package io.ringfence.rule.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.rule.Measure;
import io.ringfence.rule.load.MeasureReader;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a measure counts, as far as a later pack is held to it.
 *
 * @param name by which rules read it
 * @param stored the name under which its state is
 * @param owner whose it is: kind, role and digits
 * @param counted function and type of the value
 * @param window its lengths of time, and how many values it tells apart
 * @param chosen which signals count, and what of them
 */
record MeasureShape(
    String name, String stored, String owner, String counted, String window, String chosen) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Of a measure.
   *
   * @param entry as it is written, with its conditions written out
   */
  static MeasureShape of(Measure measure, JsonNode entry) {
    MeasureSpec spec = measure.spec();
    String formerly = entry.path(MeasureReader.FORMERLY).asText();
    TreeSet<String> on = new TreeSet<>();
    measure.on().stream().map(SignalTopic::label).forEach(on::add);
    return new MeasureShape(
        measure.name(),
        formerly.isEmpty() ? measure.name() : formerly,
        measure.per() + " " + measure.as() + " " + measure.digits(),
        spec.function().key() + " " + measure.valueType(),
        spec.overMillis() + " " + spec.everyMillis() + " " + spec.effectiveCap(),
        on + " " + entry.path("where").asText() + " " + entry.path(spec.function().key()));
  }

  /** Whether it is the same but for its name. */
  boolean isCalledOtherwise(MeasureShape other) {
    return owner.equals(other.owner)
        && counted.equals(other.counted)
        && window.equals(other.window)
        && chosen.equals(other.chosen);
  }

  String text() {
    return JSON.valueToTree(List.of(name, stored, owner, counted, window, chosen)).toString();
  }

  /** Of a text that was stored. */
  static MeasureShape read(String text) {
    try {
      JsonNode fields = JSON.readTree(text);
      List<String> all = new ArrayList<>();
      fields.forEach(each -> all.add(each.asText()));
      return new MeasureShape(
          all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
    } catch (JsonProcessingException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("what is stored of a measure cannot be read", e);
    }
  }
}
