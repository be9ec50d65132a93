package io.ringfence.rule;

import io.ringfence.rule.field.Scope;
import io.ringfence.signal.encoding.NameFilter;

/** A compiled, type-checked expression: what a measure sums, counts or remembers. */
@FunctionalInterface
public interface Expression {

  /** A String, Long, Double or Boolean; null where it cannot be evaluated. */
  Object value(Scope scope);

  /** The letter of the kind of subject whose value it is, or {@link NameFilter#NOBODY}. */
  default char names() {
    return NameFilter.NOBODY;
  }
}
