package io.ringfence.decode.notation;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One form for a device: {@code mac:} and 12 lower-case hex digits for a MAC address in any
 * notation; anything else (an IMEI, an instance id, a serial number) as sent, usually {@code
 * KIND:value}. A MAC address of only zeros or only ones names no device.
 */
public final class DeviceNotation {

  private static final Pattern MAC =
      Pattern.compile(
          "(?:mac[:=])?\\s*"
              + "((?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\\2){4}[0-9a-f]{2}"
              + "|[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}"
              + "|[0-9a-f]{12})",
          Pattern.CASE_INSENSITIVE);

  private static final int SHORTEST_MAC = "001122334455".length();
  private static final int LONGEST_MAC = "mac: 00-11-22-33-44-55".length();
  private static final int CANONICAL = "mac:001122334455".length();

  private DeviceNotation() {}

  public static String canonical(String raw) {
    if (isCanonicalMac(raw)) {
      return named(raw);
    }
    String text = unquoted(TextRules.trimmed(raw));
    if (text.length() < SHORTEST_MAC || text.length() > LONGEST_MAC) {
      return text;
    }
    var mac = MAC.matcher(text);
    if (!mac.matches()) {
      return text;
    }
    StringBuilder hex = new StringBuilder(CANONICAL).append("mac:");
    for (char c : mac.group(1).toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.digit(c, 16) >= 0) {
        hex.append(c);
      }
    }
    return named(hex.toString());
  }

  private static String named(String mac) {
    return mac.equals("mac:000000000000") || mac.equals("mac:ffffffffffff") ? "" : mac;
  }

  private static boolean isCanonicalMac(String text) {
    if (text.length() != CANONICAL || !text.startsWith("mac:")) {
      return false;
    }
    for (int i = 4; i < CANONICAL; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** {@code "<urn:uuid:...>"}, as a SIP Contact's {@code +sip.instance} has it (RFC 5626). */
  private static String unquoted(String text) {
    String inner = text;
    while (inner.length() > 1
        && ((inner.startsWith("\"") && inner.endsWith("\""))
            || (inner.startsWith("<") && inner.endsWith(">")))) {
      inner = TextRules.trimmed(inner.substring(1, inner.length() - 1));
    }
    return inner;
  }
}
