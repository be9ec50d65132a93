package io.ringfence.decode.format.mapped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How other systems call what Ringfence knows, see {@code words.properties}. */
final class Vocabulary {

  private static final Map<String, List<String>> WORDS = read();

  /** Units and little words in names of columns. */
  private static final Pattern LITTLE =
      Pattern.compile("\\b(s|sec|ms|msec|millis|us|min|sek|utc|gmt|local|the|der|des|de|du|la|le)\\b");

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

  /** What a column can be called that is this; also what is of no use. */
  static List<String> roles() {
    return WORDS.keySet().stream().filter(name -> name.indexOf('.') < 0).toList();
  }

  /** How well a name is that of such a column; 0 if it is not. */
  static int likeness(String name, String role) {
    String whole = squeezed(plain(name));
    String short_ = squeezed(LITTLE.matcher(plain(name)).replaceAll(""));
    List<String> words = WORDS.get(role);
    int best = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (whole.equals(word) || short_.equals(word)) {
        return EXACT - i;
      }
      if (word.length() >= LONG && whole.contains(word)) {
        best = Math.max(best, word.length() * 100 - i);
      }
    }
    return best;
  }

  static boolean exact(String name, String role) {
    return likeness(name, role) > EXACT / 2;
  }

  /** Which of our words a value is; empty if it is not known. */
  static String word(Target target, String value) {
    String bare = squeezed(plain(value));
    return target.words.stream()
        .filter(ours -> WORDS.getOrDefault(target.label + '.' + ours, List.of()).contains(bare))
        .findFirst()
        .orElse("");
  }

  /** Whether a name says one of these units. */
  static boolean says(String name, String... units) {
    return Arrays.asList(plain(name).split(" ")).stream().anyMatch(List.of(units)::contains);
  }
}
