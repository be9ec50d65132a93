package io.ringfence.rule.parameter;

import io.ringfence.measure.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value of a parameter in a rule at a signal.
 *
 * @param value a Long or a Double
 * @param override id of the override that decides it; empty of none
 */
public record ParameterValue(Parameter parameter, Object value, String override) {

  /** What follows the name of a parameter under which the override's id is kept as evidence. */
  private static final String OVERRIDE = ".override";

  /**
   * The value that counts.
   *
   * @param concerning ids of the overrides that concern the signal's customer
   */
  public static ParameterValue of(
      Parameters all, Parameter parameter, String fraud, String concerning) {
    ParameterOverride counting = all.counting(parameter.name(), fraud, concerning);
    return counting == null
        ? new ParameterValue(parameter, parameter.typed(parameter.standard()), "")
        : new ParameterValue(parameter, parameter.typed(counting.value()), counting.id());
  }

  /** What evidence says of a parameter; empty if it says nothing, since it is older than it. */
  public static ParameterValue read(Parameter parameter, Map<String, Reading> evidence) {
    Reading value = evidence.get(parameter.name());
    Reading override = evidence.get(parameter.name() + OVERRIDE);
    return new ParameterValue(
        parameter,
        value == null ? parameter.typed(parameter.standard()) : value.value(),
        override == null ? "" : String.valueOf(override.value()));
  }

  /** The evidence without what it says of parameters. */
  public static Map<String, Reading> withoutParameters(
      Collection<Parameter> parameters, Map<String, Reading> evidence) {
    if (parameters.isEmpty()) {
      return evidence;
    }
    Map<String, Reading> measures = new LinkedHashMap<>(evidence);
    for (Parameter each : parameters) {
      measures.remove(each.name());
      measures.remove(each.name() + OVERRIDE);
    }
    return measures;
  }

  /** As evidence. */
  public Map<String, Reading> readings() {
    Map<String, Reading> readings = new LinkedHashMap<>();
    readings.put(parameter.name(), new Reading(value, true));
    if (!override.isEmpty()) {
      readings.put(parameter.name() + OVERRIDE, new Reading(override, true));
    }
    return readings;
  }
}
