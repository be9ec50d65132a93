package io.ringfence.decode.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Distinguishes telephone numbers in a text from codes, amounts, dates and parcels, without a
 * number plan: a text does not say of which country it is.
 *
 * <p>Eight to 15 digits (ITU-T E.164 has 15 at most; codes seldom more than eight) with a plus, a
 * zero or a bracket before them; or nine and more in groups, the last of three or more; or nine and
 * more after a word that asks to call.
 */
final class NumbersToCall {

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}/=.@_&%-])(?<![0-9] )[+(]?[0-9](?:[ ().-]{0,2}[0-9]){7,14}"
              + "(?![\\p{L}\\p{N}%]|[ .,()-]{1,2}[0-9])");

  private static final int LEAST_UNMARKED = 9;
  private static final int LEAST_LAST_GROUP = 3;

  /** A word that asks to call is looked for so many characters before the number. */
  private static final int BEFORE = 24;

  private static final Set<String> ASKS =
      Set.of(
          ("call ring phone tel dial whatsapp text sms contact telegram viber anrufen "
                  + "llama appelez chiama ligue")
              .split(" "));

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private NumbersToCall() {}

  static int count(String text) {
    int count = 0;
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      count += isNumber(digits.group(), text, digits.start()) ? 1 : 0;
    }
    return count;
  }

  private static boolean isNumber(String found, String text, int at) {
    if ("+(0".indexOf(found.charAt(0)) >= 0) {
      return true;
    }
    int all = 0;
    int group = 0;
    for (int i = 0; i < found.length(); i++) {
      boolean digit = Character.isDigit(found.charAt(i));
      all += digit ? 1 : 0;
      group = digit ? group + 1 : 0;
    }
    if (all < LEAST_UNMARKED) {
      return false;
    }
    return (group < all && group >= LEAST_LAST_GROUP) || asked(text, at);
  }

  private static boolean asked(String text, int at) {
    for (String word : NO_LETTERS.split(text.substring(Math.max(0, at - BEFORE), at), -1)) {
      if (ASKS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
