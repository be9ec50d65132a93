package io.ringfence.rule.text;

import java.util.Collection;

/** What somebody who wrote an unknown name probably meant. */
public final class SpellingHint {

  private SpellingHint() {}

  /** {@code ; did you mean `x`?}, or nothing if no known name is near. */
  public static String hint(String wrong, Collection<String> known) {
    String nearest = "";
    // A third of the letters wrong is no longer the same word.
    int least = Math.max(2, wrong.length() / 3) + 1;
    for (String each : known) {
      int distance = distance(wrong, each);
      if (distance < least) {
        least = distance;
        nearest = each;
      }
    }
    return nearest.isEmpty() ? "" : "; did you mean `" + nearest + "`?";
  }

  /** Levenshtein's: how many letters to insert, drop or replace. */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
