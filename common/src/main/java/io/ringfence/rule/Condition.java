package io.ringfence.rule;

/** A compiled, type-checked condition without side effects. */
@FunctionalInterface
public interface Condition {

  Condition ALWAYS = scope -> true;

  /**
   * False also where the condition cannot be evaluated (a division by zero, say): it never throws.
   */
  boolean holds(Scope scope);
}
