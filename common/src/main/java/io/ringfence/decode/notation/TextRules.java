package io.ringfence.decode.notation;

/** What may stand in a text that is kept. */
public final class TextRules {

  /** Characters of a name or an id. */
  public static final int LONGEST_LABEL = 128;

  private TextRules() {}

  /**
   * No half of a surrogate pair: it has no UTF-8, so two such texts would become the same once
   * written.
   */
  static boolean unbroken(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /** {@link #unbroken} and no control characters: identities are joined with line breaks. */
  public static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7F && c <= 0x9F)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        return unbroken(text) && text.chars().noneMatch(Character::isISOControl);
      }
    }
    return true;
  }

  /**
   * Whether one of these words stands in a text.
   *
   * @param rare a letter that each has once, and few other words have: it is found much faster
   */
  public static boolean has(char rare, String text, String... words) {
    for (int at = text.indexOf(rare); at >= 0; at = text.indexOf(rare, at + 1)) {
      for (String word : words) {
        if (text.startsWith(word, at - word.indexOf(rare))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Characters, not UTF-16 units: what a JSON Schema counts. */
  public static boolean longerThan(String text, int characters) {
    return text.length() > characters && text.codePointCount(0, text.length()) > characters;
  }

  /** Without white space of any sort around it. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && space(text.charAt(from))) {
      from++;
    }
    while (to > from && space(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** At most so many UTF-16 units, what has no place in a line or in UTF-8 replaced by spaces. */
  public static String shown(String text, int units) {
    if (text.length() <= units && plain(text)) {
      return trimmed(text);
    }
    StringBuilder shown = new StringBuilder(Math.min(text.length(), units));
    for (int i = 0; i < text.length() && shown.length() < units; i++) {
      char c = text.charAt(i);
      // A scanner chooses its own name: one that cannot be kept must not keep the record out.
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
    }
    return trimmed(shown.toString());
  }

  private static boolean space(char c) {
    return c <= ' ' || (c > 0x7F && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }
}
