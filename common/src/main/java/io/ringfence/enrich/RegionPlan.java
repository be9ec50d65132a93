package io.ringfence.enrich;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The number plan of one region, its patterns compiled once. The library compiles its patterns anew
 * whenever more than 100 are in use, which is always where traffic is international.
 *
 * <p>Numbers are national significant numbers, leading zeros included.
 */
final class RegionPlan {

  /** What numbers of one kind look like. */
  private record Shape(String kind, NumberPattern pattern, long lengths) {

    /** Of lengths 0 to 63 by bit; without any, all will do. */
    static Shape of(String kind, PhoneNumberDesc description) {
      long lengths = 0;
      for (int length : description.getPossibleLengthList()) {
        lengths |= length >= 0 ? 1L << length : 0;
      }
      String pattern = description.getNationalNumberPattern();
      boolean none =
          pattern.isEmpty() || (lengths == 0 && !description.getPossibleLengthList().isEmpty());
      return new Shape(kind, none ? null : new NumberPattern(pattern), lengths);
    }

    boolean fits(String number) {
      return pattern != null
          && (lengths == 0 || (lengths & 1L << number.length()) != 0)
          && pattern.matches(number);
    }

    boolean looksLike(String number) {
      return pattern != null && pattern.matches(number);
    }
  }

  private final String region;
  private final Shape any;
  private final Shape fixed;
  private final Shape mobile;
  private final boolean mobileIsFixed;

  /** In the order in which the library asks, which decides where two fit. */
  private final List<Shape> special = new ArrayList<>();

  private final NumberPattern leading;
  private final NumberPattern nationalPrefix;
  private final String nationalPrefixRule;
  private final List<Integer> lengths;
  private final List<Integer> localLengths;

  RegionPlan(String region, PhoneMetadata plan) {
    this.region = region;
    any = Shape.of(Allocation.UNKNOWN, plan.getGeneralDesc());
    special(Shape.of("premium", plan.getPremiumRate()));
    special(Shape.of("toll-free", plan.getTollFree()));
    special(Shape.of("shared-cost", plan.getSharedCost()));
    special(Shape.of("voip", plan.getVoip()));
    special(Shape.of("personal", plan.getPersonalNumber()));
    special(Shape.of("pager", plan.getPager()));
    special(Shape.of("uan", plan.getUan()));
    special(Shape.of("voicemail", plan.getVoicemail()));
    fixed = Shape.of("fixed", plan.getFixedLine());
    mobile = Shape.of("mobile", plan.getMobile());
    mobileIsFixed = plan.getSameMobileAndFixedLinePattern();
    leading = compiled(plan.getLeadingDigits());
    nationalPrefix = compiled(plan.getNationalPrefixForParsing());
    nationalPrefixRule = plan.getNationalPrefixTransformRule();
    lengths = plan.getGeneralDesc().getPossibleLengthList();
    localLengths = plan.getGeneralDesc().getPossibleLengthLocalOnlyList();
  }

  private void special(Shape shape) {
    if (shape.pattern() != null) {
      special.add(shape);
    }
  }

  private static NumberPattern compiled(String pattern) {
    return pattern.isEmpty() ? null : new NumberPattern(pattern);
  }

  String region() {
    return region;
  }

  /** The kind of a number; null where another region of the calling code has it. */
  String kindIfHere(String number) {
    if (leading != null) {
      return leading.begins(number) ? kind(number) : null;
    }
    String kind = kind(number);
    return kind.equals(Allocation.UNKNOWN) ? null : kind;
  }

  String kind(String number) {
    if (!any.fits(number)) {
      return Allocation.UNKNOWN;
    }
    for (Shape each : special) {
      if (each.fits(number)) {
        return each.kind();
      }
    }
    if (fixed.fits(number)) {
      return mobileIsFixed || mobile.fits(number) ? "fixed-or-mobile" : fixed.kind();
    }
    return !mobileIsFixed && mobile.fits(number) ? mobile.kind() : Allocation.UNKNOWN;
  }

  /**
   * Without the national prefix that some write after the calling code (+44 0 20...), and with an
   * area code that some leave out, where what comes of it can be a number.
   */
  String significant(String number) {
    String stripped = stripped(number);
    int length = stripped.length();
    boolean possible =
        !localLengths.contains(length)
            && length >= lengths.get(0)
            && (length > lengths.get(lengths.size() - 1) || lengths.contains(length));
    return possible ? stripped : number;
  }

  private String stripped(String number) {
    Matcher prefix = nationalPrefix == null ? null : nationalPrefix.beginningOf(number);
    if (prefix == null) {
      return number;
    }
    boolean rewrites = !nationalPrefixRule.isEmpty() && prefix.group(prefix.groupCount()) != null;
    String rest =
        rewrites ? prefix.replaceFirst(nationalPrefixRule) : number.substring(prefix.end());
    return any.looksLike(number) && !any.looksLike(rest) ? number : rest;
  }
}
