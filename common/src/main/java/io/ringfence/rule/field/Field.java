package io.ringfence.rule.field;

import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.number.NumberLookup;

/**
 * Something that rules can read of a signal, by a flat name such as {@code
 * call.destination.country}.
 *
 * @param id stable number: pending signals in stored state name their facts by it
 * @param kind the kind of signal that has it
 * @param names the letter of the kind of subject whose value it is, or {@link NameFilter#NOBODY}
 */
public record Field(int id, String name, String kind, Type type, char names, Reader reader) {

  /**
   * The types of the rule language. Absent text is empty, an absent quantity is -1, an absent flag
   * is false.
   */
  public enum Type {
    TEXT,
    INT,
    DOUBLE,
    BOOL
  }

  /** Reads a String, Long, Double or Boolean, never null. */
  @FunctionalInterface
  public interface Reader {
    Object read(Signal signal, NumberLookup numbers);
  }
}
