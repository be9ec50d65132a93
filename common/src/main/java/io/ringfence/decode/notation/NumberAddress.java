package io.ringfence.decode.notation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Who is meant, apart from how it is wrapped: the user part of a {@code sip:}, {@code sips:} or
 * {@code tel:} URI, with or without a display name, parameters, a password or percent-encoding.
 *
 * @param user the number or name, or empty for nobody
 * @param context of a {@code tel:} URI, the {@code phone-context} (RFC 3966); else empty
 */
record NumberAddress(String user, String context) {

  private static final NumberAddress NOBODY = new NumberAddress("", "");

  /** What equipment writes for a caller that must not or cannot be named, in lower case. */
  private static final Set<String> ANONYMOUS =
      Set.of(
          "anonymous",
          "unknown",
          "unavailable",
          "restricted",
          "private",
          "withheld",
          "nobody",
          "none",
          "null",
          "unidentified",
          "unknown caller",
          "private number",
          "caller id unavailable",
          // "anonymous" on a telephone's keys, as gateways send that can only send digits
          "266696687",
          "+266696687");

  static NumberAddress of(String raw) {
    String text = unwrapped(raw.strip());
    int colon = text.indexOf(':');
    boolean uri = false;
    if (colon >= 3 && colon <= 6) {
      String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
      uri = scheme.equals("sip") || scheme.equals("sips");
      if (uri || scheme.equals("tel") || scheme.equals("callto")) {
        text = text.substring(colon + 1);
      }
    }
    int at = text.indexOf('@');
    if (at >= 0 && host(text, at + 1).endsWith(".invalid")) {
      return NOBODY;
    }
    String user = at >= 0 ? text.substring(0, at) : text;
    if (uri && at < 0 && isHost(cut(user, ';'))) {
      return NOBODY;
    }
    int semicolon = user.indexOf(';');
    String context = semicolon < 0 ? "" : context(user.substring(semicolon));
    user = cut(user, ';');
    if (uri || at >= 0) {
      user = cut(user, ':');
    }
    user = decoded(user).strip();
    return ANONYMOUS.contains(user.toLowerCase(Locale.ROOT))
        ? NOBODY
        : new NumberAddress(user, context);
  }

  private static String unwrapped(String text) {
    int open = text.lastIndexOf('<');
    if (open >= 0) {
      int close = text.indexOf('>', open);
      return text.substring(open + 1, close < 0 ? text.length() : close).strip();
    }
    if (text.startsWith("\"")) {
      int close = text.indexOf('"', 1);
      String after = close < 0 ? "" : text.substring(close + 1).strip();
      return after.isEmpty() ? text.replace("\"", "").strip() : after;
    }
    return text;
  }

  private static String host(String text, int from) {
    int end = from;
    while (end < text.length() && ":;?>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }

  /** {@code sip:example.com} names a host and no user; {@code sip:+12025550123} is sloppy. */
  private static boolean isHost(String text) {
    return text.startsWith("[") || (text.indexOf('.') >= 0 && !text.startsWith("+"));
  }

  private static String context(String parameters) {
    String name = ";phone-context=";
    int at = parameters.toLowerCase(Locale.ROOT).indexOf(name);
    return at < 0 ? "" : cut(parameters.substring(at + name.length()), ';');
  }

  private static String cut(String text, char at) {
    int index = text.indexOf(at);
    return index < 0 ? text : text.substring(0, index);
  }

  /** Percent-encoding as UTF-8; what is none is left as it is. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
