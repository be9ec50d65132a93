package io.ringfence.decode.notation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;

/** From bare digits, as dialled in a region, to a number that means the same everywhere. */
public final class DialPlan {

  /** Digits of an E.164 number with its country code: at most 15 by E.164, at least 7 in use. */
  static final int SHORTEST = 7;

  static final int LONGEST = 15;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();
  private static final Set<Integer> CALLING_CODES = NUMBERS.getSupportedCallingCodes();

  /** Ways to dial abroad that are in use far from where they belong, the longest first. */
  private static final String[] ABROAD = {"9011", "0011", "900", "011", "00"};

  private DialPlan() {}

  public static boolean known(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }

  static boolean emergency(String digits, String region) {
    return SHORT.isEmergencyNumber(digits, region);
  }

  /**
   * What follows a plus. A number that is well formed stays, also where no plan knows it: whoever
   * calls ranges that nobody has allocated is worth a look.
   *
   * @return the canonical form, or empty for nonsense
   */
  static String international(String digits, String region) {
    if (digits.startsWith("0")) {
      return national(digits, region);
    }
    if (digits.length() > LONGEST) {
      return "";
    }
    return digits.length() >= SHORTEST ? "+" + digits : shortCode(digits, region);
  }

  /** Digits without a plus. */
  static String national(String digits, String region) {
    if (digits.chars().allMatch(c -> c == '0')) {
      return "000".equals(digits) && emergency(digits, region) ? region + ":" + digits : "";
    }
    if (digits.length() < SHORTEST) {
      // 9-911, dialled through a private exchange
      return digits.startsWith("9")
              && !emergency(digits, region)
              && emergency(digits.substring(1), region)
          ? region + ":" + digits.substring(1)
          : region + ":" + digits;
    }
    PhoneNumber own = parsed(digits, region);
    if (own != null && NUMBERS.isValidNumber(own)) {
      return e164(own);
    }
    for (String prefix : ABROAD) {
      String abroad = digits.startsWith(prefix) ? digits.substring(prefix.length()) : "";
      if (assigned(abroad) && (prefix.equals("00") || possible(abroad))) {
        return "+" + abroad;
      }
    }
    if (digits.startsWith("9")) {
      PhoneNumber behind = parsed(digits.substring(1), region);
      if (behind != null && NUMBERS.isValidNumber(behind)) {
        return e164(behind);
      }
    }
    PhoneNumber withoutPlus = parsed("+" + digits, region);
    if (withoutPlus != null && NUMBERS.isValidNumber(withoutPlus)) {
      return e164(withoutPlus);
    }
    return own != null && wellFormed(own) ? e164(own) : "";
  }

  /**
   * RFC 3966: a local number with the number range that it is local to, where the two make a number
   * together; else what the number is in the range's country.
   */
  static String inContext(String digits, String context, String region) {
    PhoneNumber together = parsed("+" + context + digits, region);
    if (together != null && NUMBERS.isValidNumber(together)) {
      return e164(together);
    }
    PhoneNumber range = parsed("+" + context + "0000000", region);
    String home =
        range == null ? region : NUMBERS.getRegionCodeForCountryCode(range.getCountryCode());
    return national(digits, known(home) ? home : region);
  }

  /** A gateway that puts its country code before everything makes +1911 of 911. */
  private static String shortCode(String digits, String region) {
    for (int length = 1; length <= 3 && length < digits.length(); length++) {
      int code = Integer.parseInt(digits.substring(0, length));
      String home =
          CALLING_CODES.contains(code) ? NUMBERS.getRegionCodeForCountryCode(code) : region;
      String rest = digits.substring(length);
      if (CALLING_CODES.contains(code) && emergency(rest, home)) {
        return home + ":" + rest;
      }
    }
    return region + ":" + digits;
  }

  private static boolean assigned(String digits) {
    if (digits.length() < SHORTEST || digits.length() > LONGEST || digits.charAt(0) == '0') {
      return false;
    }
    for (int length = 1; length <= 3; length++) {
      if (CALLING_CODES.contains(Integer.parseInt(digits.substring(0, length)))) {
        return true;
      }
    }
    return false;
  }

  /** Of a length that its country has: 011 also opens area codes, 00 hardly ever does. */
  private static boolean possible(String digits) {
    PhoneNumber number = parsed("+" + digits, "ZZ");
    return number != null
        && NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  private static boolean wellFormed(PhoneNumber number) {
    String text = e164(number);
    boolean abroad = number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD;
    return text.length() > SHORTEST
        && text.length() <= LONGEST + 1
        && (abroad || NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE);
  }

  private static String e164(PhoneNumber number) {
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  private static PhoneNumber parsed(String digits, String region) {
    try {
      return NUMBERS.parseAndKeepRawInput(digits, region);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
