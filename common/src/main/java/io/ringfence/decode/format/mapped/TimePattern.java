package io.ringfence.decode.format.mapped;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A form of times, such as {@code dd.MM.yyyy HH:mm:ss}: letters as in {@code DateTimeFormatter}
 * ({@code y M d H h m s S a E X}), anything else as itself, {@code 'T'} in quotes. A fraction of the
 * seconds may follow them, also where the form has none.
 */
final class TimePattern {

  private static final String LETTERS = "yMdHhmsSaEX";

  /** Those that are digits. */
  private static final String DIGITS = "yMdHhmsS";

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("ene", 1),
          Map.entry("feb", 2),
          Map.entry("fev", 2),
          Map.entry("mar", 3),
          Map.entry("mrz", 3),
          Map.entry("apr", 4),
          Map.entry("avr", 4),
          Map.entry("abr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("aou", 8),
          Map.entry("ago", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12),
          Map.entry("dic", 12));

  private final char[] signs; // letters of the form, or 0 for a character as itself
  private final int[] widths; // how often the letter stands, or the character

  // what was read last
  private String text = "";
  private int at;
  private int year;
  private int month;
  private int day;
  private int hour;
  private boolean half;
  private boolean afternoon;
  private int minute;
  private int second;
  private int millis;
  private String offset = "";

  /**
   * Takes a form.
   *
   * @throws IllegalArgumentException with what is wrong, a part of a sentence
   */
  TimePattern(String form) {
    StringBuilder found = new StringBuilder();
    int[] counts = new int[form.length()];
    boolean quoted = false;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && LETTERS.indexOf(c) >= 0) {
        int last = found.length() - 1;
        if (i > 0 && form.charAt(i - 1) == c && last >= 0 && found.charAt(last) == c) {
          counts[last]++;
        } else {
          counts[found.length()] = 1;
          found.append(c);
        }
      } else if (!quoted && Character.isLetter(c) && c != 'T') {
        throw new IllegalArgumentException("`" + c + "` means nothing in a form of times");
      } else {
        counts[found.length()] = c;
        found.append('\0');
      }
    }
    signs = found.toString().toCharArray();
    widths = counts;
    String said = found.toString();
    boolean hours = said.indexOf('H') >= 0 || (said.indexOf('h') >= 0 && said.indexOf('a') >= 0);
    if (quoted
        || said.indexOf('y') < 0
        || said.indexOf('M') < 0
        || said.indexOf('d') < 0
        || said.indexOf('m') < 0
        || !hours) {
      throw new IllegalArgumentException(
          "a form of times has year, month, day, hour and minute, such as dd.MM.yyyy HH:mm:ss");
    }
  }

  /** Whether a text is of this form; what it says is then kept. */
  boolean read(String text) {
    this.text = text;
    at = 0;
    half = false;
    afternoon = false;
    second = 0;
    millis = 0;
    offset = "";
    for (int i = 0; i < signs.length; i++) {
      if (!sign(i)) {
        return false;
      }
    }
    if (half) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return at == text.length();
  }

  /** {@code 2026-11-25 09:00:00}, with an offset if the text has one. */
  String civil() {
    StringBuilder civil = new StringBuilder(25);
    two(two(two(civil, year / 100), year % 100).append('-'), month).append('-');
    two(two(two(civil, day).append(' '), hour).append(':'), minute).append(':');
    return two(civil, second).append(offset).toString();
  }

  /** What is finer than a second. */
  int millis() {
    return millis;
  }

  boolean hasOffset() {
    return !offset.isEmpty();
  }

  private static StringBuilder two(StringBuilder to, int number) {
    return to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private boolean sign(int i) {
    int width = widths[i];
    switch (signs[i]) {
      case 'y' -> {
        year = number(width == 2 ? 2 : 4, width == 2 ? 2 : 4) + (width == 2 ? 2000 : 0);
        return at >= 0;
      }
      case 'M' -> month = width > 2 ? named() : number(i);
      case 'd' -> day = number(i);
      case 'H' -> hour = number(i);
      case 'h' -> {
        hour = number(i);
        half = true;
      }
      case 'm' -> minute = number(i);
      case 's' -> {
        second = number(i);
        return at >= 0 && (said(i) || fraction());
      }
      case 'S' -> {
        return digits();
      }
      case 'a' -> {
        afternoon = text.regionMatches(true, at, "PM", 0, 2);
        if (!afternoon && !text.regionMatches(true, at, "AM", 0, 2)) {
          return false;
        }
        at += 2;
      }
      case 'E' -> letters();
      case 'X' -> {
        return offset();
      }
      default -> {
        return itself((char) width);
      }
    }
    return at >= 0;
  }

  private boolean itself(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      return false;
    }
    at++;
    while (c == ' ' && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return true;
  }

  /** Of two digits if other digits touch them, else of one or two; spoils the place otherwise. */
  private int number(int i) {
    boolean touched =
        (i > 0 && DIGITS.indexOf(signs[i - 1]) >= 0 && signs[i - 1] != 0)
            || (i + 1 < signs.length && DIGITS.indexOf(signs[i + 1]) >= 0 && signs[i + 1] != 0);
    return number(touched ? 2 : 1, 2);
  }

  private int number(int least, int most) {
    int number = 0;
    int count = 0;
    while (count < most && at < text.length() && digit(text.charAt(at))) {
      number = number * 10 + (text.charAt(at) - '0');
      at++;
      count++;
    }
    if (count < least) {
      at = Integer.MIN_VALUE;
    }
    return number;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private int named() {
    String name = Normalizer.normalize(letters(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    if (name.startsWith("jui")) {
      return name.startsWith("juil") ? 7 : 6;
    }
    return MONTHS.getOrDefault(name.length() < 3 ? name : name.substring(0, 3), 0);
  }

  private String letters() {
    int start = at;
    while (at < text.length() && at - start < 12 && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String letters = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (at > start && at < text.length() && text.charAt(at) == '.') {
      at++;
    }
    return letters;
  }

  /** Whether the form itself says that a fraction follows. */
  private boolean said(int i) {
    return i + 2 < signs.length && signs[i + 1] == 0 && signs[i + 2] == 'S';
  }

  private boolean fraction() {
    boolean point = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
    if (!point) {
      return true;
    }
    at++;
    return digits();
  }

  private boolean digits() {
    int start = at;
    int weight = 100;
    while (at < text.length() && at - start < 9 && digit(text.charAt(at))) {
      millis += (text.charAt(at) - '0') * weight;
      weight /= 10;
      at++;
    }
    return at > start;
  }

  private boolean offset() {
    String rest = text.substring(at).strip();
    at = text.length();
    if (rest.equals("Z") || rest.equals("UTC") || rest.equals("GMT")) {
      offset = "Z";
    } else if (rest.length() == 3) {
      offset = rest + "00";
    } else {
      offset = rest;
    }
    return offset.length() > 0 && offset.length() <= 6;
  }
}
