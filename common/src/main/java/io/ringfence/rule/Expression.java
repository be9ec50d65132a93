package io.ringfence.rule;

import io.ringfence.rule.field.Scope;

/** A compiled, type-checked expression: what a measure sums, counts or remembers. */
@FunctionalInterface
public interface Expression {

  /** A String, Long, Double or Boolean; null where it cannot be evaluated. */
  Object value(Scope scope);
}
