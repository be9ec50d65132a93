package io.ringfence.rule.parameter;

import static java.util.Objects.requireNonNull;

import io.ringfence.rule.field.Field;

/**
 * A threshold with a name, which rules read by it.
 *
 * @param type INT or DOUBLE
 * @param standard its value where nothing overrides it
 * @param least the smallest value that it may be given
 * @param most the largest one
 * @param unit what it is a number of, such as {@code calls}
 * @param reason why it has its value
 */
public record Parameter(
    String name,
    Field.Type type,
    double standard,
    double least,
    double most,
    String unit,
    String reason) {

  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(unit, "unit");
    requireNonNull(reason, "reason");
    if (type != Field.Type.INT && type != Field.Type.DOUBLE) {
      throw new IllegalArgumentException("a parameter is a number");
    }
  }

  /** A number as conditions read it: a Long or a Double. */
  public Object typed(double value) {
    return type == Field.Type.INT ? (Object) (long) value : (Object) value;
  }
}
