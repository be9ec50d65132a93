package io.ringfence.console.page;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How somebody sees what came from outside. Every such text passes here on its way to a page:
 * controls that hide or turn around what follows become visible, and for those who may not see
 * whole numbers, so do only the first digits of whatever could be one. The rest is never sent.
 */
public final class Masking {

  /**
   * Seven digits or more with what people write between them: spaces, dashes, dots, brackets,
   * slashes, and what cannot be seen. Digits of any script.
   */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\p{Nd}(?:[\\p{Z}\\p{Cf}\\p{Cc}\\p{Pd}().,/_*#]{0,3}\\p{Nd}){6,}");

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  /** Country and, of most, the network; an area code at most. */
  private static final int SHOWN_DIGITS = 4;

  /** Nobody reads more of a user agent or a label; whole texts are not ours to show. */
  private static final int MOST = 1_200;

  private final References references;
  private final boolean whole;

  public Masking(References references, boolean whole) {
    this.references = references;
    this.whole = whole;
  }

  /** Whether numbers are shown whole. */
  public boolean whole() {
    return whole;
  }

  /** A text from outside. */
  public String text(String text) {
    String cut = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    return whole ? visible(cut) : visible(masked(cut));
  }

  /** The value of a subject. */
  public String value(Subject subject) {
    if (!whole && subject.kind() == SubjectKind.NUMBER && !subject.value().startsWith("+")) {
      // A name as the sender, an extension: the region is what is not personal about it.
      int colon = subject.value().indexOf(':');
      String region = colon > 0 && colon <= 3 ? subject.value().substring(0, colon + 1) : "";
      return visible(region) + "••••·" + references.tag(subject.value());
    }
    return text(subject.value());
  }

  public String reference(Subject subject) {
    return references.of(subject);
  }

  public String reference(String alert) {
    return references.ofAlert(alert);
  }

  /** A subject as a page names it. */
  public SubjectLink link(Subject subject) {
    return new SubjectLink(subject.kind().label(), value(subject), reference(subject));
  }

  /** A subject on a page. */
  public record SubjectLink(String kind, String value, String reference) {}

  private String masked(String text) {
    Matcher number = NUMBER.matcher(text);
    StringBuilder out = new StringBuilder(text.length() + 8);
    int from = 0;
    while (number.find()) {
      out.append(text, from, number.start());
      out.append(IPV4.matcher(number.group()).matches() ? number.group() : masked(number));
      from = number.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private String masked(Matcher number) {
    String digits =
        number
            .group()
            .codePoints()
            .filter(Character::isDigit)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    StringBuilder out = new StringBuilder(number.group().startsWith("+") ? "+" : "");
    out.append(digits, 0, digits.offsetByCodePoints(0, SHOWN_DIGITS));
    out.append("•".repeat(digits.codePointCount(0, digits.length()) - SHOWN_DIGITS));
    return out.append('·').append(references.tag(digits)).toString();
  }

  /** What a browser would not show, or would let turn around what follows. */
  private static String visible(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean hidden =
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.PRIVATE_USE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
          };
      if (hidden && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (hidden) {
          out.append(String.format("⟨%04X⟩", c));
        } else {
          out.appendCodePoint(c);
        }
      }
      i += Character.charCount(c);
    }
    return out == null ? text : out.toString();
  }
}
