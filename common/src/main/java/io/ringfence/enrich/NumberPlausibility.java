package io.ringfence.enrich;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Set;

/**
 * Whether digits can be a number at all: a calling code that exists, as many digits as its country
 * has, and in North America an area code and an exchange that begin with 2 to 9. Whether somebody
 * has allocated the number is not asked: fraud likes those that nobody has.
 */
public final class NumberPlausibility {

  private static final int LONGEST_CODE = 3;
  private static final int NORTH_AMERICAN = "+12025550123".length();

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final Set<Integer> codes = library.getSupportedCallingCodes();

  /**
   * Of a number.
   *
   * @param number a plus and digits
   */
  public boolean possible(String number) {
    if (number.startsWith("+1")) {
      return number.length() == NORTH_AMERICAN && number.charAt(5) >= '2' && prefix(number);
    }
    try {
      return library.isPossibleNumberWithReason(library.parse(number, null))
          == ValidationResult.IS_POSSIBLE;
    } catch (NumberParseException e) {
      return false;
    }
  }

  /**
   * Ten digits, as North America writes its numbers, with their calling code; anything else, and
   * digits that cannot be such a number, as they are. Where traffic is concerned, digits that no
   * area has been given are tried as numbers from abroad; in a list of numbers they are what they
   * look like.
   *
   * @param region in which the digits are written
   */
  public String northAmerican(String text, String region) {
    if (library.getCountryCodeForRegion(region) != 1) {
      return text;
    }
    StringBuilder number = new StringBuilder("+1");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number.append(c);
      } else if (" ().-".indexOf(c) < 0) {
        return text;
      }
    }
    return possible(number.toString()) ? number.toString() : text;
  }

  /**
   * Of the beginning of numbers.
   *
   * @param prefix a plus and at least one digit
   */
  public boolean prefix(String prefix) {
    if (prefix.startsWith("+1")) {
      return prefix.length() == 2 || prefix.charAt(2) >= '2';
    }
    for (int end = 2; end <= Math.min(prefix.length(), 1 + LONGEST_CODE); end++) {
      if (codes.contains(Integer.parseInt(prefix.substring(1, end)))) {
        return true;
      }
    }
    String begun = prefix.substring(1);
    return codes.stream().anyMatch(code -> code.toString().startsWith(begun));
  }
}
