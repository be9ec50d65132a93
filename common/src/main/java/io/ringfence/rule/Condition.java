package io.ringfence.rule;

import io.ringfence.rule.field.Scope;
import java.util.List;

/** A compiled, type-checked condition without side effects. */
@FunctionalInterface
public interface Condition {

  Condition ALWAYS = scope -> true;

  /**
   * False also where the condition cannot be evaluated (a division by zero, say): it never throws.
   */
  boolean holds(Scope scope);

  /**
   * The conditions that all have to hold for this one to hold, in the order in which they are best
   * asked. In one pack equal ones are one instance: whoever has many conditions to ask of the same
   * scope asks each term once.
   */
  default List<Condition> terms() {
    return List.of(this);
  }
}
