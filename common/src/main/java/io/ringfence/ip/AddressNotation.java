package io.ringfence.ip;

/**
 * One form for an IP address in whatever notation equipment sends it: IPv4 as four decimals, IPv6
 * as RFC 5952 writes it, an IPv4 address mapped into IPv6 as IPv4. Ports, brackets and zones are
 * taken off. A host name is no address, and is never looked up.
 */
public final class AddressNotation {

  private static final int LONGEST = 128;

  /** The prefix of IPv4 addresses that are mapped into IPv6. */
  private static final int MAPPED_BITS = 96;

  private AddressNotation() {}

  /** The canonical form; empty for what is no address. */
  public static String canonical(String raw) {
    if (raw.length() > LONGEST) {
      return "";
    }
    String text = raw.strip();
    if (text.startsWith("IPV")) {
      return asterisk(text);
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      boolean port = close > 0 && (close + 1 == text.length() || isPort(text, close + 1));
      return port ? literal(text, 1, close) : "";
    }
    int colon = text.indexOf(':');
    if (colon >= 0 && text.indexOf(':', colon + 1) < 0) {
      return isPort(text, colon) ? v4(text, 0, colon) : "";
    }
    return literal(text, 0, text.length());
  }

  /** {@code 203.0.113.0/24}: host bits are cleared; a single address is a network of one. */
  public static String network(String raw) {
    String text = raw.strip();
    int slash = text.indexOf('/');
    int end = slash < 0 ? text.length() : slash;
    IpNetwork address = IpLiteral.read(text, 0, end);
    if (address == null) {
      return "";
    }
    int prefix = address.length();
    if (slash >= 0) {
      prefix = IpLiteral.decimal(text, slash + 1, text.length(), 128);
      if (!address.v6() && text.lastIndexOf(':', slash) >= 0) {
        prefix -= MAPPED_BITS; // the address was mapped, and so is the length
      }
    }
    return prefix < 0 || prefix > address.length() ? "" : address.shorter(prefix).cidr();
  }

  /** {@code IPV4/UDP/203.0.113.7/5060}, as Asterisk's security log has it. */
  private static String asterisk(String text) {
    int from = text.indexOf('/', 5) + 1;
    int to = text.indexOf('/', from);
    boolean whole =
        (text.startsWith("4/", 3) || text.startsWith("6/", 3))
            && (from >= 8 && from <= 10 && to > from)
            && IpLiteral.decimal(text, to + 1, text.length(), 99_999) >= 0;
    for (int i = 5; whole && i < from - 1; i++) {
      whole = text.charAt(i) >= 'A' && text.charAt(i) <= 'Z';
    }
    return whole ? literal(text, from, to) : "";
  }

  private static boolean isPort(String text, int colon) {
    return text.charAt(colon) == ':'
        && IpLiteral.decimal(text, colon + 1, text.length(), 65_535) >= 0;
  }

  private static String literal(String text, int from, int to) {
    int colon = text.indexOf(':', from);
    if (colon < 0 || colon >= to) {
      return v4(text, from, to);
    }
    IpNetwork address = IpLiteral.read(text, from, to);
    return address == null ? "" : address.address();
  }

  private static String v4(String text, int from, int to) {
    long bits = IpLiteral.v4(text, from, to);
    if (bits == IpLiteral.NONE) {
      return "";
    }
    StringBuilder canonical = new StringBuilder(15);
    IpLiteral.appendV4(bits, canonical);
    return canonical.toString();
  }
}
