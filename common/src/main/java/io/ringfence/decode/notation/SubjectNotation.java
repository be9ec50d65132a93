package io.ringfence.decode.notation;

import io.ringfence.ip.AddressNotation;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** The canonical value of a subject that a listing or a privacy request names. */
public final class SubjectNotation {

  static final int LONGEST = 128;

  private static final Pattern TEMPLATE = Pattern.compile("(keyed-)?[0-9a-f]{16,64}");
  private static final Pattern ERASED = Pattern.compile(Subject.ERASED + "[0-9a-f]{16}");
  private static final Pattern RANGE = Pattern.compile("\\+[1-9][0-9]{0,14}");
  private static final Pattern SHORT_CODE = Pattern.compile("[A-Z]{2}:[0-9]+");

  private final NumberNotation numbers;

  public SubjectNotation(NumberNotation numbers) {
    this.numbers = numbers;
  }

  /**
   * The canonical value.
   *
   * @param region of the source that names the subject
   * @return empty for what names nobody, or not one of that kind
   */
  public String canonical(SubjectKind kind, String raw, String region) {
    String text = TextRules.trimmed(raw);
    if (text.isEmpty() || TextRules.longerThan(text, LONGEST) || !TextRules.plain(text)) {
      return "";
    }
    if (kind.exact() && ERASED.matcher(text).matches()) {
      return text;
    }
    return switch (kind) {
      case NUMBER -> number(text, region);
      case DEVICE -> DeviceNotation.canonical(text);
      case ADDRESS -> AddressNotation.canonical(text);
      case NETWORK -> AddressNotation.network(text);
      case RANGE -> range(text);
      case CONTENT -> {
        String hash = text.toLowerCase(Locale.ROOT);
        yield TEMPLATE.matcher(hash).matches() ? hash : "";
      }
      case ACCOUNT, TRUNK, MEETING -> text;
    };
  }

  /** A bare 0 or 3036 in a list of numbers is a mistake far more often than a short code. */
  private String number(String text, String region) {
    String number = numbers.canonical(text, region);
    boolean bare = SHORT_CODE.matcher(number).matches() && !NumberNotation.saysRegion(text);
    return bare ? "" : number;
  }

  private static String range(String text) {
    String digits = text.replaceAll("[ ().-]", "").replaceFirst("^00", "+");
    String range = digits.startsWith("+") ? digits : "+" + digits;
    return RANGE.matcher(range).matches() ? range : "";
  }
}
