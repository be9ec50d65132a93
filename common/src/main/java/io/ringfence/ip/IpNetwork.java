package io.ringfence.ip;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;

/**
 * An IP network in CIDR terms; an address is a network of one. In order of family, first address
 * and length.
 *
 * @param high the upper 64 bits of the first address; of IPv4 the address in their upper half
 * @param low the lower 64 bits; 0 of IPv4
 * @param length how many leading bits all its addresses share
 */
public record IpNetwork(boolean v6, long high, long low, int length)
    implements Comparable<IpNetwork> {

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  /** Within a /64 a host names itself as it likes. */
  private static final int HOST_V6 = 64;

  static IpNetwork ofV4(long bits) {
    return new IpNetwork(false, bits << 32, 0, V4_BITS);
  }

  static IpNetwork ofV6(long high, long low) {
    return new IpNetwork(true, high, low, V6_BITS);
  }

  /**
   * Reads an address, or a network with its length behind a slash. Host bits are cleared.
   *
   * @param canonical as subjects have it
   * @throws IllegalArgumentException if it is neither
   */
  public static IpNetwork of(String canonical) {
    int slash = canonical.indexOf('/');
    IpNetwork address = IpLiteral.read(canonical, 0, slash < 0 ? canonical.length() : slash);
    if (address == null) {
      throw new IllegalArgumentException("not an address literal");
    }
    return slash < 0 ? address : address.shorter(Integer.parseInt(canonical.substring(slash + 1)));
  }

  public static IpNetwork of(Subject subject) {
    return of(subject.value());
  }

  /**
   * The network that an address and its neighbours are in, in CIDR: of IPv4 the /24, the smallest
   * that is routed between operators and what neighbours are rented out of; of IPv6 the /64.
   *
   * @param address as a subject has it: a literal in canonical form, or empty
   * @return empty for no address
   */
  public static String around(String address) {
    int dot = address.lastIndexOf('.');
    if (dot >= 0) {
      return address.substring(0, dot) + ".0/24";
    }
    IpNetwork host = IpLiteral.read(address, 0, address.length());
    return host == null ? "" : host.shorter(HOST_V6).cidr();
  }

  private int bits() {
    return v6 ? V6_BITS : V4_BITS;
  }

  /** Whether it is one address. */
  public boolean single() {
    return length == bits();
  }

  public boolean contains(IpNetwork other) {
    return v6 == other.v6
        && length <= other.length
        && ((high ^ other.high) & mask(length)) == 0
        && ((low ^ other.low) & mask(length - 64)) == 0;
  }

  /** Whether they have an address in common; then one contains the other. */
  public boolean overlaps(IpNetwork other) {
    return contains(other) || other.contains(this);
  }

  /** The network of a shorter length that this one is in. */
  public IpNetwork shorter(int to) {
    return new IpNetwork(v6, high & mask(to), low & mask(to - 64), to);
  }

  private static long mask(int kept) {
    return kept <= 0 ? 0 : kept >= 64 ? -1L : -1L << (64 - kept);
  }

  /** The first address in it, which is the first of all networks that it contains. */
  public IpNetwork first() {
    return new IpNetwork(v6, high, low, bits());
  }

  /** The last address in it. */
  public IpNetwork last() {
    long family = v6 ? -1L : -1L << V4_BITS;
    return new IpNetwork(
        v6, high | (~mask(length) & family), v6 ? low | ~mask(length - 64) : 0, bits());
  }

  /** The two networks that it consists of; a single address has none. */
  public List<IpNetwork> halves() {
    long highBit = length < 64 ? 1L << (63 - length) : 0;
    long lowBit = length < 64 ? 0 : 1L << (127 - length);
    return List.of(
        new IpNetwork(v6, high, low, length + 1),
        new IpNetwork(v6, high | highBit, low | lowBit, length + 1));
  }

  /** In canonical form, a single address without a length. */
  public String text() {
    return single() ? address() : cidr();
  }

  /** In canonical form with its length, also of a single address. */
  public String cidr() {
    return append(new StringBuilder(43)).append('/').append(length).toString();
  }

  /** The first address in canonical form. */
  public String address() {
    return append(new StringBuilder(39)).toString();
  }

  private StringBuilder append(StringBuilder text) {
    if (v6) {
      IpLiteral.appendV6(high, low, text);
    } else {
      IpLiteral.appendV4(high >>> 32, text);
    }
    return text;
  }

  /** One of the eight groups of 16 bits of an IPv6 address, counted from 0. */
  public int group(int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }

  public Subject subject() {
    return new Subject(single() ? SubjectKind.ADDRESS : SubjectKind.NETWORK, text());
  }

  @Override
  public int compareTo(IpNetwork other) {
    int order = Boolean.compare(v6, other.v6);
    order = order != 0 ? order : Long.compareUnsigned(high, other.high);
    order = order != 0 ? order : Long.compareUnsigned(low, other.low);
    return order != 0 ? order : Integer.compare(length, other.length);
  }

  /** Spread over all bits: tables use the last ones, in which most networks have nothing. */
  @Override
  public int hashCode() {
    long mixed = (high * 31 + low) * 31 + length;
    mixed *= 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
