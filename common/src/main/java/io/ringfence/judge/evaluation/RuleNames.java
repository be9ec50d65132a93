package io.ringfence.judge.evaluation;

import io.ringfence.measure.Window;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Field;
import java.util.HashMap;
import java.util.Map;

/** What the names in a pack's conditions stand for. */
public final class RuleNames {

  private final Map<String, Measure> measures = new HashMap<>();
  private final Map<Integer, Window> empty = new HashMap<>();
  private final Map<String, Integer> fields = new HashMap<>();

  public RuleNames(Pack pack) {
    for (Measure measure : pack.measures()) {
      measures.put(measure.name(), measure);
      empty.put(measure.slot(), Window.open(measure.spec()));
    }
    pack.rules().forEach(this::add);
    pack.off().forEach(this::add);
  }

  private void add(Rule rule) {
    for (Field field : rule.facts()) {
      fields.put(field.name(), field.id());
    }
  }

  /** Null if no measure has the name. */
  Measure measure(String name) {
    return measures.get(name);
  }

  /** A window of the measure with nothing in it, only to be read. */
  Window empty(Measure measure) {
    return empty.get(measure.slot());
  }

  /** The field's stable number, -1 if no rule reads a field of that name. */
  int field(String name) {
    return fields.getOrDefault(name, -1);
  }
}
