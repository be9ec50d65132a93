package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

/**
 * One number, device, account, address, trunk, content template, meeting, number range or network,
 * in its canonical form.
 */
public record Subject(SubjectKind kind, String value) {

  private static final int SHORTEST_DISTINCT = 6;

  /** A character that no name of a record has: it is taken out where records are read. */
  public static final char MARK = '\u232b';

  /**
   * How the name begins that stands in the place of one that was erased: nobody can be called so.
   */
  public static final String ERASED = MARK + "erased-";

  /**
   * In the place of a kind's letter: a participant of a meeting, who may be called like a subject.
   */
  public static final char PARTICIPANT = 'p';

  public Subject {
    requireNonNull(kind, "kind");
    requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a subject has a value");
    }
  }

  /**
   * The key of this subject's state, such as {@code n:+12025550123}. A string, because a key's hash
   * must be the same in every JVM (an enum's is not).
   */
  public String key() {
    return key(kind, value);
  }

  public static String key(SubjectKind kind, String value) {
    return kind.letter() + ":" + value;
  }

  /** As people write it, such as {@code account:acme-17}. */
  public String name() {
    return kind.label() + ':' + value;
  }

  /** The kind of the subject with this key. */
  public static SubjectKind kindOf(String key) {
    return SubjectKind.ofLetter(key.charAt(0));
  }

  /**
   * Whether the value can be no other word: where nobody knows what the words of a text mean, it
   * counts as a name only if it has six characters at least and a digit among them.
   */
  public boolean isDistinct() {
    return value.length() >= SHORTEST_DISTINCT && value.chars().anyMatch(Character::isDigit);
  }

  /** Whether the name stands in the place of one that was erased: nothing is known of it. */
  public boolean isErased() {
    return value.startsWith(ERASED);
  }

  public static Subject ofKey(String key) {
    if (key.length() < 3 || key.charAt(1) != ':') {
      throw new IllegalArgumentException("not the key of a subject");
    }
    return new Subject(SubjectKind.ofLetter(key.charAt(0)), key.substring(2));
  }
}
