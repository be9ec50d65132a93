package io.ringfence.lists.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code sha256sum} prints: a sum and, behind a space and a space or star, a file's name. */
public final class Checksums {

  private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-fA-F]{64})(?: [ *](.+))?");

  private Checksums() {}

  /** Whether a text is a sum. */
  public static boolean wellFormed(String sum) {
    return sum.matches("[0-9a-fA-F]{64}");
  }

  /**
   * The sum of one file.
   *
   * @param name without folders
   * @return empty if there is none, or one of other files only
   */
  public static Optional<String> of(String text, String name) {
    return text.lines()
        .map(line -> LINE.matcher(line.strip()))
        .filter(Matcher::matches)
        .filter(line -> line.group(2) == null || last(line.group(2)).equals(name))
        .map(line -> line.group(1))
        .findFirst();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
