package io.ringfence.cli.audit.savepoint;

/** Is shown everything that a savepoint holds. Operators are named by their uid. */
public interface StateVisitor {

  /**
   * An entry of a keyed state.
   *
   * @param rawKey as it is stored, with the key of a map's entry
   * @param value as it is stored
   */
  default void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {}

  /**
   * A timer.
   *
   * @param name the stored name of the timers
   */
  default void timer(String operator, String name, String key, long time, byte[] raw) {}

  /**
   * All of a key group of an operator has been shown, or all that it keeps beside keys: what comes
   * next is of other keys.
   */
  default void groupEnds() {}

  /**
   * An element of a list, or an entry of a broadcast state.
   *
   * @param key of the entry; empty of an element
   */
  default void unkeyed(String operator, String state, String key, Object value, byte[] raw) {}

  /** Bytes that are neither, as what the coordinator of a source remembers. */
  default void other(String operator, byte[] raw) {}

  /** Something is there that cannot be read. */
  void unreadable(String operator, String what);
}
