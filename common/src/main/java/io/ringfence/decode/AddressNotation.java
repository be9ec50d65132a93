package io.ringfence.decode;

import java.util.regex.Pattern;

/**
 * One form for an IP address: IPv4 as four decimals, IPv6 as RFC 5952 writes it, an IPv4 address
 * mapped into IPv6 as IPv4. Ports, brackets and zones are taken off. A host name is no address, and
 * is never looked up.
 */
public final class AddressNotation {

  private static final int LONGEST = 128;

  /** {@code IPV4/UDP/203.0.113.7/5060}, as Asterisk's security log has it. */
  private static final Pattern ASTERISK = Pattern.compile("IPV[46]/[A-Z]{2,4}/([^/]+)/\\d{1,5}");

  private AddressNotation() {}

  /** Empty for what is no address. */
  public static String canonical(String raw) {
    byte[] bytes = bytes(raw);
    return bytes.length == 0 ? "" : text(bytes);
  }

  /** {@code 203.0.113.0/24}: host bits cleared; a single address is a network of one. */
  public static String network(String raw) {
    String text = raw.strip();
    int slash = text.indexOf('/');
    byte[] bytes = literal(slash < 0 ? text : text.substring(0, slash));
    if (bytes.length == 0) {
      return "";
    }
    int bits = bytes.length * 8;
    int prefix = bits;
    if (slash >= 0) {
      prefix = decimal(text, slash + 1, text.length(), 128);
      if (bytes.length == 4 && text.lastIndexOf(':', slash) >= 0) {
        prefix -= 96; // the address was mapped, and so is the length
      }
    }
    if (prefix < 0 || prefix > bits) {
      return "";
    }
    for (int bit = prefix; bit < bits; bit++) {
      bytes[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
    }
    return text(bytes) + "/" + prefix;
  }

  private static byte[] bytes(String raw) {
    if (raw.length() > LONGEST) {
      return new byte[0];
    }
    String text = raw.strip();
    if (text.startsWith("IPV")) {
      var match = ASTERISK.matcher(text);
      return match.matches() ? literal(match.group(1)) : new byte[0];
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      boolean port = close > 0 && (close + 1 == text.length() || isPort(text, close + 1));
      return port ? literal(text.substring(1, close)) : new byte[0];
    }
    int colon = text.indexOf(':');
    if (colon >= 0 && text.indexOf(':', colon + 1) < 0) {
      return isPort(text, colon) ? v4(text.substring(0, colon)) : new byte[0];
    }
    return literal(text);
  }

  private static boolean isPort(String text, int colon) {
    return text.charAt(colon) == ':' && decimal(text, colon + 1, text.length(), 65_535) >= 0;
  }

  private static byte[] literal(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  private static byte[] v4(String text) {
    byte[] bytes = new byte[4];
    int from = 0;
    for (int i = 0; i < 4; i++) {
      int dot = i < 3 ? text.indexOf('.', from) : text.length();
      // A leading zero is octal to some and decimal to others: refused.
      boolean padded = dot > from + 1 && text.charAt(from) == '0';
      int value = dot < 0 || padded ? -1 : decimal(text, from, dot, 255);
      if (value < 0) {
        return new byte[0];
      }
      bytes[i] = (byte) value;
      from = dot + 1;
    }
    return bytes;
  }

  private static byte[] v6(String raw) {
    int zone = raw.indexOf('%');
    String text = zone < 0 ? raw : raw.substring(0, zone);
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return new byte[0];
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
    if (head == null || tail == null) {
      return new byte[0];
    }
    int given = head.length + tail.length;
    if (gap < 0 ? given != 16 : given > 14) {
      return new byte[0];
    }
    byte[] bytes = new byte[16];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return mapped(bytes) ? new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]} : bytes;
  }

  private static boolean mapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  /** Null if it is not made of groups; the last may be an IPv4 address. */
  private static byte[] groups(String text, boolean last) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    boolean dotted = last && parts[parts.length - 1].indexOf('.') >= 0;
    int hex = dotted ? parts.length - 1 : parts.length;
    if (parts.length > 8) {
      return null;
    }
    byte[] bytes = new byte[hex * 2 + (dotted ? 4 : 0)];
    for (int i = 0; i < hex; i++) {
      int value = hex(parts[i]);
      if (value < 0) {
        return null;
      }
      bytes[i * 2] = (byte) (value >> 8);
      bytes[i * 2 + 1] = (byte) value;
    }
    if (dotted) {
      byte[] v4 = v4(parts[hex]);
      if (v4.length == 0) {
        return null;
      }
      System.arraycopy(v4, 0, bytes, hex * 2, 4);
    }
    return bytes;
  }

  private static int hex(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static int decimal(String text, int from, int to, int greatest) {
    if (to <= from || to - from > 5) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value <= greatest ? value : -1;
  }

  private static String text(byte[] bytes) {
    return bytes.length == 4
        ? (bytes[0] & 0xFF)
            + "."
            + (bytes[1] & 0xFF)
            + "."
            + (bytes[2] & 0xFF)
            + "."
            + (bytes[3] & 0xFF)
        : v6Text(bytes);
  }

  /**
   * RFC 5952: the longest run of two or more zero groups, the first of equal ones, becomes "::".
   */
  private static String v6Text(byte[] bytes) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[i * 2] & 0xFF) << 8 | (bytes[i * 2 + 1] & 0xFF);
    }
    int bestAt = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestAt = i;
        bestLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == bestAt) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (i > 0 && i != bestAt + bestLength) {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
