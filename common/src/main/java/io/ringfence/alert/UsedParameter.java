package io.ringfence.alert;

import static java.util.Objects.requireNonNull;

import io.ringfence.rule.parameter.Parameter;
import io.ringfence.rule.parameter.ParameterOverride.Reach;

/**
 * A parameter that an alert was judged by.
 *
 * @param value a Long or a Double
 * @param override id of the override that decided it; empty of none, and then the rest is, too
 * @param reach of whom the override was; ALL also where it is known no longer
 * @param whose the class, tenant or account; empty of all, and where an account is not to be named
 * @param reason why it was overridden
 */
public record UsedParameter(
    Parameter parameter, Object value, String override, Reach reach, String whose, String reason) {

  public UsedParameter {
    requireNonNull(parameter, "parameter");
    requireNonNull(value, "value");
    requireNonNull(override, "override");
    requireNonNull(reach, "reach");
    requireNonNull(whose, "whose");
    requireNonNull(reason, "reason");
  }
}
