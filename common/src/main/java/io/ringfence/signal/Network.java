package io.ringfence.signal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The network that an address is in: of IPv4 the /24, the smallest that is routed between operators
 * and what neighbours are rented out of; of IPv6 the /64, within which a host names itself as it
 * likes.
 */
public final class Network {

  private static final int V6_BYTES = 16;
  private static final int V6_GROUPS = 4;

  private Network() {}

  /**
   * In CIDR, as RFC 5952 writes it; empty for no address.
   *
   * @param address as a subject has it: a literal in canonical form, or empty
   */
  public static String around(String address) {
    int dot = address.lastIndexOf('.');
    if (dot >= 0) {
      return address.substring(0, dot) + ".0/24";
    }
    return address.isEmpty() ? "" : v6(address);
  }

  private static String v6(String address) {
    byte[] bytes;
    try {
      // A literal never asks the resolver; subjects are literals.
      bytes = InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return "";
    }
    if (bytes.length != V6_BYTES) {
      return "";
    }
    int[] groups = new int[V6_GROUPS];
    int written = 0;
    for (int i = 0; i < V6_GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
      written = groups[i] == 0 ? written : i + 1;
    }
    // The half that is cleared is the longest run of zeros, together with the zeros before it.
    StringBuilder text = new StringBuilder(24);
    for (int i = 0; i < written; i++) {
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.append("::/64").toString();
  }
}
