package io.ringfence.lists.export;

import io.ringfence.ip.IpNetwork;
import io.ringfence.lists.history.ListSelection;
import java.io.IOException;
import java.util.List;

/** Addresses and networks as packet filters load them. */
final class PacketFilterSets {

  private static final String TABLE = "inet ringfence";

  private PacketFilterSets() {}

  /** One a line. */
  static void netset(ListSelection selection, Appendable out) throws IOException {
    for (BlockedSubject each : BlockedSubject.of(selection)) {
      out.append(IpNetwork.of(each.subject()).text()).append('\n');
    }
  }

  /**
   * Two sets in a table of ours, which one transaction creates where they are missing, empties and
   * fills: rules that look into them stay, and no moment is without them.
   */
  static void nftables(ListSelection selection, Appendable out) throws IOException {
    List<IpNetwork> all =
        BlockedSubject.of(selection).stream().map(each -> IpNetwork.of(each.subject())).toList();
    out.append("add table ").append(TABLE).append('\n');
    set("blocked4", "ipv4_addr", all.stream().filter(each -> !each.v6()).toList(), out);
    set("blocked6", "ipv6_addr", all.stream().filter(IpNetwork::v6).toList(), out);
  }

  private static void set(String name, String type, List<IpNetwork> elements, Appendable out)
      throws IOException {
    String set = TABLE + " " + name;
    out.append("add set ").append(set).append(" { type ").append(type);
    out.append("; flags interval; auto-merge; }\n");
    out.append("flush set ").append(set).append('\n');
    if (elements.isEmpty()) {
      return;
    }
    out.append("add element ").append(set).append(" {\n");
    for (IpNetwork each : elements) {
      out.append("  ").append(each.text()).append(",\n");
    }
    out.append("}\n");
  }
}
