package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

/**
 * One number, device, account, address, trunk, content template, meeting, number range or network,
 * in its canonical form.
 */
public record Subject(SubjectKind kind, String value) {

  /** A character that no name of a record has: it is taken out where records are read. */
  public static final char MARK = '\u232b';

  /**
   * How the name begins that stands in the place of one that was erased: nobody can be called so.
   */
  public static final String ERASED = MARK + "erased-";

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

  /** The kind of the subject with this key. */
  public static SubjectKind kindOf(String key) {
    return SubjectKind.ofLetter(key.charAt(0));
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
