package io.ringfence.lists;

import io.ringfence.decode.AddressNotation;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * A network, or an address as a network of one.
 *
 * @param high the upper 64 bits; of IPv4 the address in the upper half of them
 * @param length how many bits all its addresses share
 */
record Cidr(boolean v6, long high, long low, int length) {

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  /** Of an address or a network in canonical form. */
  static Cidr of(String canonical) {
    int slash = canonical.indexOf('/');
    byte[] bytes = bytes(slash < 0 ? canonical : canonical.substring(0, slash));
    boolean v6 = bytes.length > 4;
    int length = slash < 0 ? bytes.length * 8 : Integer.parseInt(canonical.substring(slash + 1));
    long high = 0;
    long low = 0;
    for (int i = 0; i < bytes.length; i++) {
      long octet = bytes[i] & 0xFFL;
      if (i < 8) {
        high |= octet << (56 - 8 * i);
      } else {
        low |= octet << (120 - 8 * i);
      }
    }
    return new Cidr(v6, high, low, length);
  }

  static Cidr of(Subject subject) {
    return of(subject.value());
  }

  private static byte[] bytes(String address) {
    try {
      // A literal never asks the resolver; subjects are literals.
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address literal", e);
    }
  }

  int bits() {
    return v6 ? V6_BITS : V4_BITS;
  }

  boolean single() {
    return length == bits();
  }

  boolean contains(Cidr other) {
    return v6 == other.v6
        && length <= other.length
        && ((high ^ other.high) & mask(length)) == 0
        && ((low ^ other.low) & mask(length - 64)) == 0;
  }

  /** Two networks overlap only where one contains the other. */
  boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  private static long mask(int kept) {
    return kept <= 0 ? 0 : kept >= 64 ? -1L : -1L << (64 - kept);
  }

  /** The last address in it. */
  Cidr last() {
    long bits = v6 ? -1L : -1L << V4_BITS;
    return new Cidr(v6, high | (~mask(length) & bits), v6 ? low | ~mask(length - 64) : 0, bits());
  }

  /** The two networks that it consists of; not of a single address. */
  List<Cidr> halves() {
    long highBit = length < 64 ? 1L << (63 - length) : 0;
    long lowBit = length < 64 ? 0 : 1L << (127 - length);
    return List.of(
        new Cidr(v6, high, low, length + 1),
        new Cidr(v6, high | highBit, low | lowBit, length + 1));
  }

  /** In canonical form; a single address without a length. */
  String text() {
    return single() ? address() : address() + "/" + length;
  }

  /** The first address. */
  String address() {
    if (!v6) {
      return (high >>> 56)
          + "."
          + (high >>> 48 & 0xFF)
          + "."
          + (high >>> 40 & 0xFF)
          + "."
          + (high >>> 32 & 0xFF);
    }
    StringBuilder groups = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      long half = i < 4 ? high : low;
      groups
          .append(i == 0 ? "" : ":")
          .append(Long.toHexString(half >>> (48 - 16 * (i & 3)) & 0xFFFF));
    }
    return AddressNotation.canonical(groups.toString());
  }

  Subject subject() {
    return new Subject(single() ? SubjectKind.ADDRESS : SubjectKind.NETWORK, text());
  }
}
