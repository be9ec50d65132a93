package io.ringfence.rule.load;

import io.ringfence.rule.Measure;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.parameter.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a pack declares that its rules may read.
 *
 * @param broken names of measures and parameters with faults: they are declared, but mean nothing
 */
record KnownNames(
    Map<String, Measure> measures, Map<String, Parameter> parameters, Set<String> broken) {

  Map<String, Field.Type> types() {
    Map<String, Field.Type> types = new HashMap<>();
    measures.forEach((name, measure) -> types.put(name, MeasureReader.readingType(measure)));
    parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
    return types;
  }

  /** A bound of each parameter, as a literal of its type. */
  Map<String, Object> constants(ToDoubleFunction<Parameter> bound) {
    Map<String, Object> constants = new HashMap<>();
    parameters.forEach(
        (name, parameter) -> constants.put(name, parameter.typed(bound.applyAsDouble(parameter))));
    return constants;
  }
}
