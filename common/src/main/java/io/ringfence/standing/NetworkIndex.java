package io.ringfence.standing;

import io.ringfence.ip.IpNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Standings of networks, found by the addresses in them: one look-up per prefix length in use. */
final class NetworkIndex {

  private static final int LENGTHS_OF_A_FAMILY = 129;

  private final Map<IpNetwork, Standing> byNetwork = new HashMap<>();
  private final int[] lengths = new int[2 * LENGTHS_OF_A_FAMILY];

  private static int slot(boolean v6, int length) {
    return (v6 ? LENGTHS_OF_A_FAMILY : 0) + length;
  }

  void put(String network, Standing standing) {
    IpNetwork key = IpNetwork.of(network);
    if (byNetwork.put(key, standing) == null) {
      lengths[slot(key.v6(), key.length())]++;
    }
  }

  void remove(String network) {
    IpNetwork key = IpNetwork.of(network);
    if (byNetwork.remove(key) != null) {
      lengths[slot(key.v6(), key.length())]--;
    }
  }

  /** Finds the networks that an address, or the whole of a smaller network, is in. */
  void find(String inside, Consumer<Standing> found) {
    if (byNetwork.isEmpty()) {
      return;
    }
    IpNetwork whole = IpNetwork.of(inside);
    for (int length = 0; length <= whole.length(); length++) {
      if (lengths[slot(whole.v6(), length)] > 0) {
        Standing standing = byNetwork.get(whole.shorter(length));
        if (standing != null) {
          found.accept(standing);
        }
      }
    }
  }
}
