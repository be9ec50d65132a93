package io.ringfence.ip;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * IP addresses as text. IPv4 is four decimals; IPv6 is written as RFC 5952 says and read in any
 * form of RFC 4291. An IPv4 address mapped into IPv6 is IPv4. A host name is no address, and is
 * never looked up.
 */
public final class IpLiteral {

  /** What {@link #v4} returns for text that is no address. */
  public static final long NONE = -1;

  private static final int V4_OCTETS = 4;

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

  private static IpNetwork v6(String text, int from, int to) {
    int zone = text.indexOf('%', from);
    String address = text.substring(from, zone >= 0 && zone < to ? zone : to);
    if (address.indexOf(':') < 0
        || !CharMatcher.ascii().matchesAllOf(address)
        || !InetAddresses.isInetAddress(address)) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(InetAddresses.forString(address).getAddress());
    boolean mapped = bytes.remaining() == V4_OCTETS;
    return mapped
        ? IpNetwork.ofV4(bytes.getInt() & 0xFFFF_FFFFL)
        : IpNetwork.ofV6(bytes.getLong(), bytes.getLong());
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

  /** Appends the halves of an IPv6 address as RFC 5952 writes it. */
  static void appendV6(long high, long low, StringBuilder to) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      // The first address of a network may be a mapped one: it stays IPv6.
      to.append(InetAddresses.toAddrString(Inet6Address.getByAddress(null, bytes, -1)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }
}
