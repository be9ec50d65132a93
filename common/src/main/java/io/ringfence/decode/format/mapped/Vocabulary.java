package io.ringfence.decode.format.mapped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How other systems call what Ringfence knows, see {@code words.properties}. */
final class Vocabulary {

  private static final Map<String, List<String>> WORDS = read();

  /** What a column can be: fields of a map, and what is of no use. */
  static final List<String> ROLES =
      WORDS.keySet().stream().filter(name -> name.indexOf('.') < 0).toList();

  /** Units and little words in names of columns. */
  private static final Pattern LITTLE =
      Pattern.compile(
          "\\b(s|sec|ms|msec|millis|us|min|sek|utc|gmt|local|the|der|des|de|du|la|le)\\b");

  /** Shorter words are only looked for as the whole of a name. */
  private static final int LONG = 4;

  private static final int EXACT = 10_000;

  private Vocabulary() {}

  private static Map<String, List<String>> read() {
    try (InputStream in = Vocabulary.class.getResourceAsStream("words.properties")) {
      Properties lists = new Properties();
      lists.load(in);
      Map<String, List<String>> words = new TreeMap<>();
      lists.forEach(
          (name, list) -> words.put(name.toString(), List.of(list.toString().split(",\\s*"))));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In small letters without accents, a blank for whatever else stands between them. */
  static String plain(String text) {
    String apart = text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
    String bare = Normalizer.normalize(apart, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  private static String squeezed(String plain) {
    return plain.replace(" ", "");
  }

  /** How well a name, or its part behind a dot, is that of such a column; 0 if it is not. */
  static int likeness(String name, String role) {
    int own = whole(name, role);
    int dot = name.lastIndexOf('.');
    return own > EXACT / 2 || dot < 0 ? own : Math.max(own, whole(name.substring(dot + 1), role));
  }

  private static int whole(String name, String role) {
    String all = squeezed(plain(name));
    String main = squeezed(LITTLE.matcher(plain(name)).replaceAll(""));
    List<String> words = WORDS.get(role);
    int best = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (all.equals(word) || main.equals(word)) {
        return EXACT - i;
      }
      if (word.length() >= LONG && all.contains(word)) {
        best = Math.max(best, Math.max(1, word.length() * 100 - i * 20));
      }
    }
    return best;
  }

  /** Which of our words a value is; empty if it is not known. */
  static String word(Target target, String value) {
    String bare = squeezed(plain(value));
    return target.words.stream()
        .filter(ours -> WORDS.getOrDefault(target.label + '.' + ours, List.of()).contains(bare))
        .findFirst()
        .orElse("");
  }

  /** Of lengths, as the name of their column says; null if it does not. */
  static SpanForm unit(String name) {
    String plain = ' ' + plain(name) + ' ';
    if (plain.matches(".*( ms| msecs?| millis).*")) {
      return SpanForm.MILLIS;
    }
    if (plain.matches(".* min(s|utes|uten|utos)? .*")) {
      return SpanForm.MINUTES;
    }
    return plain.matches(".*(sec|sek|segundo| s ).*") ? SpanForm.SECONDS : null;
  }
}
