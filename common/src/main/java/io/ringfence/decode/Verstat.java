package io.ringfence.decode;

import io.ringfence.signal.CallRoute;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SIP's {@code verstat}: what became of the verification of a call's signature.
 *
 * @param outcome one of the values of {@link CallRoute#verstat}
 * @param level of attestation, where it stands behind the outcome; else empty
 */
record Verstat(String outcome, String level) {

  private static final Verstat NONE = new Verstat("", "");

  private static final Pattern VERIFIED =
      Pattern.compile("TN-Validation-(Passed|Failed)(?:-([ABC]))?", Pattern.CASE_INSENSITIVE);

  /** Switches tell behind it why not, such as {@code -Timeout}. */
  private static final Pattern NOT_VALIDATED =
      Pattern.compile("No-TN-Validation(?:-\\w+)?", Pattern.CASE_INSENSITIVE);

  /** What a parameter's value says, which SIP writes in letters of either case. */
  static Verstat read(String value) {
    if (value.isEmpty()) {
      return NONE;
    }
    Matcher verified = VERIFIED.matcher(value);
    if (verified.matches()) {
      boolean passed = verified.group(1).equalsIgnoreCase("passed");
      String level = verified.group(2);
      return new Verstat(
          passed ? CallRoute.PASSED : CallRoute.FAILED,
          level == null ? "" : level.toUpperCase(Locale.ROOT));
    }
    if (NOT_VALIDATED.matcher(value).matches()) {
      return new Verstat(CallRoute.NOT_VALIDATED, "");
    }
    throw RefusalException.bad(FieldName.VERSTAT.label, "not a value of SIP's verstat");
  }
}
