package io.ringfence.decode.notation;

import java.util.regex.Pattern;

/**
 * One form for a number in whatever notation SIP equipment sends it: {@code +12025550123}, or,
 * where it has no such form, {@code REGION:value} ({@code NG:3036}, {@code NG:MTN}, {@code
 * US:911}). Nobody (anonymous, empty) and nonsense (too long, too few digits for what it says, all
 * zeros) become empty text: real traffic is full of junk in the caller's field, and a record is not
 * to be lost for it. The table is in {@code deploy/docs/contract.md}.
 *
 * <p>Not thread-safe: it remembers recent numbers.
 */
public final class NumberNotation {

  /** Longer texts than any number, sender's name or URI in use; they name nobody. */
  private static final int LONGEST_RAW = 512;

  private static final int LONGEST_NAME = 64;

  /** About 2 MB when full; saves the number library's 4 to 10 microseconds for known parties. */
  private static final int REMEMBERED = 1 << 13;

  private static final Pattern EXTENSION =
      Pattern.compile(
          "([+\\d][\\d ().-]{6,30}?) ?(?:x|ext\\.?|#) ?\\d{1,7}", Pattern.CASE_INSENSITIVE);

  /** Number not shown (GSM 02.30, North America): dialled before the number itself. */
  private static final Pattern CALLER_ID_CODE = Pattern.compile("[*#]\\d{2,3}#?");

  private static final Pattern ACCOUNT_EXTENSION = Pattern.compile("[^\\s:][^:]*/\\d{1,6}");

  private static final int MOST_STEPS = 4;

  private record Known(String raw, String region, String canonical) {}

  private final Known[] known = new Known[REMEMBERED];

  /**
   * The canonical form, or empty text.
   *
   * @param region ISO 3166 alpha-2, in which a number without a country code is dialled
   */
  public String canonical(String raw, String region) {
    if (isE164(raw)) {
      return raw;
    }
    if (raw.length() > LONGEST_RAW) {
      return "";
    }
    int slot = ((raw.hashCode() * 31 + region.hashCode()) * 0x9E3779B9) >>> (32 - 13);
    Known before = known[slot];
    if (before != null && before.raw.equals(raw) && before.region.equals(region)) {
      return before.canonical;
    }
    String canonical = compute(raw, region);
    known[slot] = new Known(raw, region, canonical);
    return canonical;
  }

  /**
   * The extension of a customer's exchange, which means nothing without the customer: {@code
   * US:acme-17/100}. Any other number, and one that calls for help, as it is.
   */
  public static String extension(String canonical, String account) {
    boolean digits = canonical.length() > 3 && canonical.charAt(2) == ':';
    for (int i = 3; digits && i < canonical.length(); i++) {
      digits = canonical.charAt(i) >= '0' && canonical.charAt(i) <= '9';
    }
    if (!digits || account.isEmpty() || account.indexOf(':') >= 0) {
      return canonical;
    }
    String region = canonical.substring(0, 2);
    String number = canonical.substring(3);
    return DialPlan.emergency(number, region) ? canonical : region + ":" + account + "/" + number;
  }

  /** Whether a text is {@code +}, a digit from 1 to 9 and 6 to 14 further digits. */
  static boolean isE164(String text) {
    int length = text.length();
    if (length < 1 + DialPlan.SHORTEST
        || length > 1 + DialPlan.LONGEST
        || text.charAt(0) != '+'
        || text.charAt(1) == '0') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether a text says its region itself, as {@code NG:3036} does. */
  static boolean saysRegion(String raw) {
    return raw.length() > 3 && raw.charAt(2) == ':' && DialPlan.known(raw.substring(0, 2));
  }

  private static String compute(String raw, String region) {
    String text = raw.strip();
    String canonical =
        saysRegion(text)
            ? qualified(text.substring(3).strip(), text.substring(0, 2))
            : plain(text, region);
    // What cleaning has left of junk can be read as something else in turn; few steps end it.
    for (int steps = 0; steps < MOST_STEPS && saysRegion(canonical); steps++) {
      String again = qualified(canonical.substring(3), canonical.substring(0, 2));
      if (again.equals(canonical)) {
        return canonical;
      }
      canonical = again;
    }
    return saysRegion(canonical) ? "" : canonical;
  }

  private static String plain(String text, String region) {
    NumberAddress address = NumberAddress.of(text);
    String digits = digits(address.user());
    if (address.context().startsWith("+") && !digits.isEmpty() && digits.charAt(0) != '+') {
      String context = digits(address.context());
      if (!context.isEmpty()) {
        return DialPlan.inContext(digits, context.substring(1), region);
      }
    }
    return party(address.user(), region);
  }

  /** What stands behind a region; there a slash is no separator but ends the account. */
  private static String qualified(String text, String region) {
    return ACCOUNT_EXTENSION.matcher(text).matches() && TextRules.plain(text)
        ? region + ":" + text
        : party(text, region);
  }

  private static String party(String user, String region) {
    String text = withoutPauses(user);
    if (text.startsWith("*") || text.startsWith("#")) {
      text = withoutCallerIdCode(text, region);
    } else if (text.endsWith("#")) {
      text = text.substring(0, text.length() - 1);
    }
    var extension = EXTENSION.matcher(text);
    if (extension.matches()) {
      text = extension.group(1);
    }
    String digits = digits(text);
    if (digits.isEmpty()) {
      return name(text, region);
    }
    return digits.charAt(0) == '+'
        ? DialPlan.international(digits.substring(1), region)
        : DialPlan.national(digits, region);
  }

  private static String withoutCallerIdCode(String text, String region) {
    String rest = CALLER_ID_CODE.matcher(text).replaceFirst("");
    String digits = digits(rest);
    boolean number = digits.length() >= DialPlan.SHORTEST || DialPlan.emergency(digits, region);
    return number ? rest : text;
  }

  /** {@code 9,2025550123} asks a private exchange for an outside line; later commas send tones. */
  private static String withoutPauses(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      return text;
    }
    return comma <= 2 && !digits(text.substring(0, comma)).isEmpty()
        ? withoutPauses(text.substring(comma + 1))
        : text.substring(0, comma);
  }

  /**
   * The digits, with a plus if there is one before them, without what only separates; empty if
   * there is anything else.
   */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    String written =
        text.contains("(0)") && text.indexOf('+') >= 0 ? text.replace("(0)", "") : text;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isDigit(c)) {
        digits.append((char) ('0' + Character.digit(c, 10)));
      } else if ((c == '+' || c == '\uFF0B')
          && (digits.isEmpty() || digits.charAt(digits.length() - 1) == '+')) {
        digits.setLength(0);
        digits.append('+');
      } else if (!separates(c)) {
        return "";
      }
    }
    return digits.length() == 1 && digits.charAt(0) == '+' ? "" : digits.toString();
  }

  private static boolean separates(char c) {
    return c == '-'
        || c == '.'
        || c == '('
        || c == ')'
        || c == '/'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION
        || Character.getType(c) == Character.FORMAT;
  }

  /** A sender's or a SIP user's name, as sent but for colons and odd white space. */
  private static String name(String text, String region) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!name.isEmpty() && name.charAt(name.length() - 1) != ' ') {
          name.append(' ');
        }
      } else if (c != ':'
          && !Character.isISOControl(c)
          && Character.getType(c) != Character.FORMAT) {
        name.append(c);
      }
    }
    String shown = name.toString().strip();
    boolean says = shown.codePoints().anyMatch(c -> Character.isLetterOrDigit(c));
    return says && shown.length() <= LONGEST_NAME && TextRules.unbroken(shown)
        ? region + ":" + shown
        : "";
  }
}
