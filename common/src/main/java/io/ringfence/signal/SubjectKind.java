package io.ringfence.signal;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a signal can be about. The letter opens the subject's key and never changes: stored state is
 * keyed by it.
 */
public enum SubjectKind {
  NUMBER('n'),
  DEVICE('d'),
  ACCOUNT('a'),
  ADDRESS('i'),
  TRUNK('t'),
  CONTENT('c'),
  MEETING('m'),
  RANGE('r'),
  NETWORK('w');

  private static final SubjectKind[] ALL = values();

  private final char letter;
  private final String label = name().toLowerCase(Locale.ROOT);

  SubjectKind(char letter) {
    this.letter = letter;
  }

  public char letter() {
    return letter;
  }

  /** The name in records and rule packs, lower case. */
  public String label() {
    return label;
  }

  /** Ranges and networks stand for many subjects; the others for one. */
  public boolean exact() {
    return this != RANGE && this != NETWORK;
  }

  public static Optional<SubjectKind> ofLabel(String label) {
    for (SubjectKind kind : ALL) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static SubjectKind ofLetter(char letter) {
    for (SubjectKind kind : ALL) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no subject kind has the letter " + letter);
  }
}
