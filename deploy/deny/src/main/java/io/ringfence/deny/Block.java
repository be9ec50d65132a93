package io.ringfence.deny;

import io.ringfence.signal.Subject;

/**
 * Somebody who is refused, or was.
 *
 * @param lists their names, with commas between
 * @param since when it was decided, epoch milliseconds
 * @param until the end that is told
 * @param sequence of the last change; each change has a higher one
 * @param state a block that is gone is kept until all who were told of it have heard that, or have
 *     come to its end
 */
record Block(Subject subject, String lists, long since, long until, long sequence, State state) {

  /** What the last change was. */
  enum State {
    NEW,
    /** It has another end, or other lists. */
    MOVED,
    GONE
  }

  private static final String BETWEEN = "\t";
  private static final int FIELDS = 6;

  boolean gone() {
    return state == State.GONE;
  }

  /** Whether somebody is refused by it at a moment. */
  boolean holds(long now) {
    return !gone() && now < until;
  }

  /** As the file has it. */
  String line() {
    return String.join(
        BETWEEN,
        Long.toString(since),
        Long.toString(until),
        Long.toString(sequence),
        state.name(),
        lists,
        subject.key());
  }

  /**
   * That of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Block of(String line) {
    String[] fields = line.split(BETWEEN, FIELDS);
    if (fields.length < FIELDS) {
      throw new IllegalArgumentException("fields are missing");
    }
    return new Block(
        Subject.ofKey(fields[5]),
        fields[4],
        Long.parseLong(fields[0]),
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        State.valueOf(fields[3]));
  }
}
