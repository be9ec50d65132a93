package io.ringfence.rule.field;

import io.ringfence.signal.encoding.NameFilter;

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

  /** The letter of the kind of subject whose value a name stands for. */
  default char names(String name) {
    return Fields.named(name).map(Field::names).orElse(NameFilter.NOBODY);
  }
}
