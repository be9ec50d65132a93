package io.ringfence.lists.intake;

import static java.util.Map.entry;

import io.ringfence.ip.AddressNotation;
import io.ringfence.ip.IpNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that no stranger on the Internet has, from IANA's registries of special-purpose IPv4
 * and IPv6 addresses (RFC 6890 and its updates), multicast (RFC 5771, RFC 4291), and all of IPv6
 * outside 2000::/3, the only block that is given out.
 */
final class SpecialBlocks {

  private record Block(IpNetwork network, ImportFaultKind name) {}

  /** The special ones first: of two that overlap, the first is named. */
  private static final List<Map.Entry<ImportFaultKind, String>> REGISTERED =
      List.of(
          entry(
              ImportFaultKind.PRIVATE,
              "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10"),
          entry(ImportFaultKind.SHARED, "100.64.0.0/10"),
          entry(ImportFaultKind.LOOPBACK, "127.0.0.0/8 ::1/128"),
          entry(ImportFaultKind.LINK_LOCAL, "169.254.0.0/16 fe80::/10"),
          entry(ImportFaultKind.MULTICAST, "224.0.0.0/4 ff00::/8"),
          entry(
              ImportFaultKind.DOCUMENTATION,
              "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"),
          entry(
              ImportFaultKind.BOGON,
              "0.0.0.0/8 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 240.0.0.0/4"
                  + " ::/3 4000::/2 8000::/1 2001::/23 2002::/16"));

  private static final List<Block> V4 = new ArrayList<>();
  private static final List<Block> V6 = new ArrayList<>();

  static {
    for (Map.Entry<ImportFaultKind, String> each : REGISTERED) {
      for (String network : each.getValue().split(" ", -1)) {
        IpNetwork cidr = IpNetwork.of(AddressNotation.network(network));
        (cidr.v6() ? V6 : V4).add(new Block(cidr, each.getKey()));
      }
    }
  }

  private SpecialBlocks() {}

  /** The name of the block that an address or a network has some part in; empty for none. */
  static Optional<ImportFaultKind> of(IpNetwork network) {
    for (Block block : network.v6() ? V6 : V4) {
      if (block.network.overlaps(network)) {
        return Optional.of(block.name);
      }
    }
    return Optional.empty();
  }
}
