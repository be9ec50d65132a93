package io.ringfence.ip;

/**
 * IP addresses as text. IPv4 is four decimals; IPv6 is written as RFC 5952 says and read in any
 * form of RFC 4291. An IPv4 address mapped into IPv6 is IPv4. A host name is no address, and is
 * never looked up.
 */
public final class IpLiteral {

  /** What {@link #v4} returns for text that is no address. */
  public static final long NONE = -1;

  private static final int V4_OCTETS = 4;
  private static final int V6_GROUPS = 8;
  private static final long MAPPED = 0xFFFFL << 32;

  private IpLiteral() {}

  /** The address between two positions as a network of one; null for no address. */
  public static IpNetwork read(String text, int from, int to) {
    int colon = text.indexOf(':', from);
    if (colon >= 0 && colon < to) {
      return v6(text, from, to);
    }
    long v4 = v4(text, from, to);
    return v4 == NONE ? null : IpNetwork.ofV4(v4);
  }

  /** The 32 bits of an IPv4 address, or {@link #NONE}. */
  public static long v4(String text, int from, int to) {
    long bits = 0;
    int start = from;
    for (int i = 0; i < V4_OCTETS; i++) {
      int dot = i < V4_OCTETS - 1 ? text.indexOf('.', start) : to;
      // A leading zero is octal to some readers and decimal to others: it is refused.
      boolean padded = dot > start + 1 && text.charAt(start) == '0';
      int octet = dot < 0 || dot > to || padded ? -1 : decimal(text, start, dot, 255);
      if (octet < 0) {
        return NONE;
      }
      bits = bits << 8 | octet;
      start = dot + 1;
    }
    return bits;
  }

  /** A decimal number of at most five digits; negative for anything else. */
  public static int decimal(String text, int from, int to, int greatest) {
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

  /** The groups before "::" fill the address from its start, those behind it from its end. */
  private static IpNetwork v6(String text, int from, int to) {
    int zone = text.indexOf('%', from);
    int end = zone >= 0 && zone < to ? zone : to;
    long high = 0;
    long low = 0;
    long tailHigh = 0;
    long tailLow = 0;
    int count = 0;
    int gap = -1;
    int at = from;
    if (text.startsWith("::", from) && from + 2 <= end) {
      gap = 0;
      at = from + 2;
    }
    while (at < end) {
      int stop = groupEnd(text, at, end);
      boolean dotted = stop == end && text.lastIndexOf('.', end - 1) >= at;
      int groups = dotted ? 2 : 1;
      long value = dotted ? v4(text, at, end) : hex(text, at, stop);
      if (value < 0 || count + groups > V6_GROUPS) {
        return null;
      }
      if (gap >= 0) {
        int bits = 16 * groups;
        tailHigh = tailHigh << bits | tailLow >>> (64 - bits);
        tailLow = tailLow << bits | value;
      } else if (dotted && count != V6_GROUPS - 2) {
        return null;
      } else if (count < 4) {
        high |= value << (64 - 16 * (count + groups));
      } else {
        low |= value << (128 - 16 * (count + groups));
      }
      count += groups;
      at = stop;
      if (at < end) {
        at++; // the colon
        if (at == end) {
          return null;
        }
        if (text.charAt(at) == ':') {
          if (gap >= 0) {
            return null;
          }
          gap = count;
          at++;
        }
      }
    }
    if (gap < 0 ? count != V6_GROUPS : count >= V6_GROUPS) {
      return null;
    }
    high |= tailHigh;
    low |= tailLow;
    boolean mapped = high == 0 && (low & ~0xFFFF_FFFFL) == MAPPED;
    return mapped ? IpNetwork.ofV4(low & 0xFFFF_FFFFL) : IpNetwork.ofV6(high, low);
  }

  private static int groupEnd(String text, int from, int end) {
    int colon = text.indexOf(':', from);
    return colon < 0 || colon > end ? end : colon;
  }

  private static int hex(String text, int from, int to) {
    if (to <= from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Appends the 32 bits of an IPv4 address. */
  public static void appendV4(long bits, StringBuilder to) {
    to.append(bits >>> 24 & 0xFF)
        .append('.')
        .append(bits >>> 16 & 0xFF)
        .append('.')
        .append(bits >>> 8 & 0xFF)
        .append('.')
        .append(bits & 0xFF);
  }

  /**
   * Appends the halves of an IPv6 address as RFC 5952 writes it: the longest run of two or more
   * zero groups, the first of equal ones, becomes "::".
   */
  static void appendV6(long high, long low, StringBuilder to) {
    int bestAt = -1;
    int bestLength = 1;
    for (int i = 0; i < V6_GROUPS; i++) {
      int end = i;
      while (end < V6_GROUPS && group(high, low, end) == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestAt = i;
        bestLength = end - i;
      }
    }
    for (int i = 0; i < V6_GROUPS; i++) {
      if (i == bestAt) {
        to.append("::");
        i += bestLength - 1;
      } else {
        if (i > 0 && i != bestAt + bestLength) {
          to.append(':');
        }
        to.append(Integer.toHexString(group(high, low, i)));
      }
    }
  }

  /** One of the eight groups of 16 bits of an IPv6 address, counted from 0. */
  static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }
}
