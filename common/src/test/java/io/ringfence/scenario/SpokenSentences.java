package io.ringfence.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What no summary says that somebody reads aloud. */
final class SpokenSentences {

  private static final Map<String, Pattern> UNSPOKEN = new LinkedHashMap<>();

  static {
    unspoken(
        "a zero, where something could be left out, or is none", "(?<![\\w.,:+/-])0(?![\\w.,:/])");
    unspoken("nothing, of money", "\\b(for|cost|costs|worth) (nothing\\b|0(?![\\w.]))");
    unspoken("an unknown quantity", "(^|[ (])-1(?![\\w.])|\\b(as|from|for|to) none\\b|an unknown ");
    unspoken("one of many", "(?<![\\w.,:+-])1 [a-z-]+[^su]s\\b(?! of)");
    unspoken("digits that nobody hears", "(?<![\\w.])\\d+\\.\\d{3,}(?![\\w.])");
    unspoken("a speed beyond all that flies", "\\b\\d{5,}(\\.\\d+)? km/h");
    unspoken("seconds by the hundred", "\\b\\d{3,} seconds\\b");
    unspoken("milliseconds, or a time in them", "\\bms\\b|(?<![+\\w:])\\d{12,}");
    unspoken("a list as programs write it", "[\\[\\]{}|]");
    unspoken("a topic as programs write it", "\\b(call|message|session|security)\\.[a-z]+");
    unspoken("money without a currency", "\\b(cost|for|worth) \\d+\\.\\d++(?! [A-Z]{3})");
  }

  private SpokenSentences() {}

  private static void unspoken(String what, String pattern) {
    UNSPOKEN.put(what, Pattern.compile(pattern));
  }

  /** What is wrong with a sentence; empty if nothing is. */
  static List<String> faults(String sentence) {
    return UNSPOKEN.entrySet().stream()
        .filter(each -> each.getValue().matcher(sentence).find())
        .map(each -> each.getKey() + ": " + sentence)
        .toList();
  }
}
