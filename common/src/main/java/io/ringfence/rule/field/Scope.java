package io.ringfence.rule.field;

/** Where a condition finds the values of the names that it mentions. */
@FunctionalInterface
public interface Scope {

  /**
   * The value of one name.
   *
   * @param name of a field ({@code call.to}), of a measure ({@code spend_5m}) or of the subject
   *     ({@code subject.listed})
   * @return a String, Long, Double, Boolean or a List of Strings
   */
  Object valueOf(String name);
}
