package io.ringfence.enrich;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;

/**
 * Numbers that call for help. They are never accused, so this errs on their side: what is an
 * emergency number somewhere counts as one everywhere.
 */
final class EmergencyNumbers {

  /** Police, fire and ambulance of many countries: roaming handsets dial them anywhere. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "112", "911", "999", "000", "110", "119", "113", "115", "117", "118", "120", "122", "190",
          "192", "193", "995", "997", "998");

  /**
   * Where 116 and three digits are harmonised numbers of social value (missing children, helplines;
   * Commission Decision 2007/116/EC): the Union, the EEA, and two neighbours that use them.
   */
  private static final Set<String> HARMONISED =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
          "CH", "GB");

  /** A calling code has at most 3 digits, an emergency number behind it mostly 3. */
  private static final int LONGEST_WITH_CODE = 6;

  /** Of digits behind a plus, a calling code counted in. */
  static final int LONGEST_INTERNATIONAL = 3 + LONGEST_WITH_CODE;

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

  /** Of a number as dialled in a region. */
  boolean local(String digits, String region) {
    return EVERYWHERE.contains(digits)
        || (harmonised(digits) && HARMONISED.contains(region))
        || shortNumbers.isEmergencyNumber(digits, region);
  }

  /**
   * Of digits behind a plus: some feeds put the calling code before whatever was dialled, so 911
   * comes as +1911.
   */
  boolean international(String digits) {
    if (digits.length() > LONGEST_INTERNATIONAL) {
      return false;
    }
    for (int code = 0; code <= 3 && code < digits.length(); code++) {
      String rest = digits.substring(code);
      if (digits.length() <= LONGEST_WITH_CODE && EVERYWHERE.contains(rest)) {
        return true;
      }
      if (code > 0 && rest.length() <= LONGEST_WITH_CODE && inSomeRegion(digits, code, rest)) {
        return true;
      }
    }
    return false;
  }

  private boolean inSomeRegion(String digits, int codeLength, String rest) {
    if (digits.length() > LONGEST_WITH_CODE && !harmonised(rest)) {
      return false;
    }
    int code = Integer.parseInt(digits.substring(0, codeLength));
    return numbers.getRegionCodesForCountryCode(code).stream()
        .anyMatch(region -> local(rest, region));
  }

  private static boolean harmonised(String digits) {
    return digits.length() == 6 && digits.startsWith("116");
  }
}
