package io.ringfence.lists.export;

import io.ringfence.ip.IpNetwork;
import io.ringfence.lists.history.ListSelection;
import java.io.IOException;
import java.time.Duration;

/**
 * Tables that Kamailio's modules load through its {@code db_text} module: a first line of columns,
 * then fields with colons between. {@code deploy/docs/lists.md} has the configuration.
 */
final class KamailioTables {

  private static final long SECOND = Duration.ofSeconds(1).toMillis();

  /** The last second that a column of 32 bits can say; later is for ever. */
  private static final long LATEST_SECOND = Integer.MAX_VALUE;

  private KamailioTables() {}

  /** Of exact subjects: the key is the value of the subject, the value the lists that hold it. */
  static void htable(ListSelection selection, Appendable out) throws IOException {
    out.append("key_name(string) key_type(int) value_type(int) key_value(string) expires(int)\n");
    for (BlockedSubject each : BlockedSubject.of(selection)) {
      row(
          out,
          each.subject().value(),
          "0",
          "0",
          each.lists(),
          Long.toString(expires(each.until())));
    }
  }

  /** Of ranges: the prefix in digits, without a plus, and the lists that hold it. */
  static void mtree(ListSelection selection, Appendable out) throws IOException {
    out.append("tprefix(string) tvalue(string)\n");
    for (BlockedSubject each : BlockedSubject.of(selection)) {
      row(out, each.subject().value().substring(1), each.lists());
    }
  }

  /** Of addresses and networks, all in group 1; the tag is the lists that hold them. */
  static void permissions(ListSelection selection, Appendable out) throws IOException {
    out.append("grp(int) ip_addr(string) mask(int) port(int) tag(string)\n");
    for (BlockedSubject each : BlockedSubject.of(selection)) {
      IpNetwork cidr = IpNetwork.of(each.subject());
      row(out, "1", cidr.address(), Integer.toString(cidr.length()), "0", each.lists());
    }
  }

  /** In seconds of the epoch, a second too early rather than too late; 0 for never. */
  private static long expires(long until) {
    long second = until / SECOND;
    return until == Long.MAX_VALUE || second > LATEST_SECOND ? 0 : second;
  }

  private static void row(Appendable out, String... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      out.append(i == 0 ? "" : ":").append(escaped(fields[i]));
    }
    out.append('\n');
  }

  private static String escaped(String field) {
    return field.replace("\\", "\\\\").replace(":", "\\:");
  }
}
