package io.ringfence.decode.text;

import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What messages that differ only in whom they address and which code or link they carry have in
 * common. The text itself goes no further than this class.
 *
 * <p>Letters are folded (NFKC, lower case); white space, punctuation and invisible characters fall
 * away; a link becomes {@code @}, anything with a digit {@code #}; a greeting with the name after
 * it, and a first word with a comma behind it, are left out. The template is the lower-case hex of
 * the first 16 bytes of the SHA-256 of what remains.
 *
 * <p>Not thread-safe.
 */
public final class TextTemplate {

  /**
   * What is kept of a text.
   *
   * @param template empty for a text that says too little to be known again ("ok", a bare code)
   * @param links how many links it has
   * @param length its characters, or {@link Signal#ABSENT} without a text
   * @param numbers how many telephone numbers to call it has
   * @param host of the first link, see {@link WebLinks#host}; empty without one
   */
  public record Reading(String template, int links, int length, int numbers, String host) {

    /** The same with another name for the text. */
    public Reading called(ContentNames names) {
      return new Reading(names.of(template), links, length, numbers, host);
    }
  }

  public static final Reading NO_TEXT = new Reading("", 0, Signal.ABSENT, 0, "");

  /**
   * What is read of a text, in UTF-16 units, before and after it is normalised (one becomes up to
   * 18). It bounds what one message can cost: some milliseconds at most.
   */
  private static final int READ = 4096;

  /**
   * A text is normalised in pieces: to put the marks on a letter in order takes the square of their
   * number. A letter that ends a piece keeps its marks apart; so a piece ends with a word, if it
   * can.
   */
  private static final int PIECE = 64;

  /**
   * Letters that distinguish a text from what everybody writes ("call me later" has 11), and what
   * it takes beside a link. A character that is a word of its own counts three.
   */
  private static final int ENOUGH_LETTERS = 12;

  private static final int ENOUGH_LETTERS_WITH_LINK = 4;

  /** A name is looked for in so many words after a greeting. */
  private static final int LONGEST_NAME = 3;

  private static final Set<String> GREETINGS =
      Set.of(
          ("hi hello hey dear hallo liebe lieber hola estimado estimada bonjour salut "
                  + "cher chere ciao gentile ola hej salam")
              .split(" "));

  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "sr", "sra", "mme");

  private final MessageDigest sha256 = Hash.sha256();

  public Reading read(String text) {
    int length = text.codePointCount(0, text.length());
    String normal = normal(text);
    List<Word> words = words(normal);
    int links = 0;
    String host = "";
    for (Word word : words) {
      if (word.text.equals("@")) {
        host = links == 0 ? word.host : host;
        links++;
      }
    }
    String template = joined(words.subList(afterGreeting(words), words.size()));
    int needed = links > 0 ? ENOUGH_LETTERS_WITH_LINK : ENOUGH_LETTERS;
    return new Reading(
        letters(template) >= needed ? hash(template) : "",
        links,
        length,
        NumbersToCall.count(normal),
        host);
  }

  private static String normal(String text) {
    int end = Math.min(text.length(), READ);
    StringBuilder normal = new StringBuilder(end);
    int from = 0;
    while (from < end && normal.length() < READ) {
      int to = pieceEnd(text, from, end);
      normal.append(Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFKC));
      from = to;
    }
    normal.setLength(Math.min(normal.length(), READ));
    return normal.toString();
  }

  private static int pieceEnd(String text, int from, int end) {
    int most = Math.min(from + PIECE, end);
    if (most == end) {
      return end;
    }
    int to = most;
    while (to > from && !space(text.charAt(to - 1))) {
      to--;
    }
    if (to > from) {
      return to;
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  /**
   * @param text folded; {@code @} for a link, {@code #} for anything with a digit
   * @param stops whether punctuation followed it
   * @param host of a link, else empty
   */
  private record Word(String text, boolean stops, String host) {}

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && !space(text.charAt(to))) {
        to++;
      }
      if (to > from) {
        String token = text.substring(from, to).toLowerCase(Locale.ROOT);
        boolean link = WebLinks.isLink(token);
        String word = link ? "@" : folded(token);
        if (!word.isEmpty()) {
          boolean stops = ",!:;.-\u2013\u2014".indexOf(text.charAt(to - 1)) >= 0;
          words.add(new Word(word, stops, link ? WebLinks.host(token) : ""));
        }
      }
      from = to + 1;
    }
    return words;
  }

  private static String folded(String token) {
    StringBuilder letters = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      if (Character.isDigit(c)) {
        return "#";
      }
      if (Character.isLetter(c)) {
        letters.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return letters.length() == token.length() ? token : letters.toString();
  }

  private static int afterGreeting(List<Word> words) {
    if (words.isEmpty()) {
      return 0;
    }
    if (!GREETINGS.contains(words.get(0).text)) {
      return words.get(0).stops && words.size() > 1 ? 1 : 0;
    }
    if (words.get(0).stops) {
      return 1;
    }
    for (int i = 1; i <= LONGEST_NAME && i < words.size(); i++) {
      if (words.get(i).stops && !TITLES.contains(words.get(i).text)) {
        return i + 1;
      }
    }
    return Math.min(2, words.size());
  }

  private static String joined(List<Word> words) {
    StringBuilder joined = new StringBuilder();
    String before = "";
    for (Word word : words) {
      boolean repeated = word.text.equals("#") && before.equals("#");
      if (!repeated) {
        joined.append(joined.isEmpty() ? "" : " ").append(word.text);
      }
      before = word.text;
    }
    return joined.toString();
  }

  private static int letters(String template) {
    int letters = 0;
    for (int i = 0; i < template.length(); ) {
      int c = template.codePointAt(i);
      if (Character.isLetter(c)) {
        letters += Character.isIdeographic(c) ? 3 : 1;
      }
      i += Character.charCount(c);
    }
    return letters;
  }

  private String hash(String template) {
    byte[] digest = sha256.digest(template.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private static boolean space(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
