package io.ringfence.lists.intake;

import io.ringfence.signal.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * What {@code ipset save} prints: {@code create NAME hash:net ...}, then {@code add NAME NETWORK
 * [comment "..."]}. What only serves a packet filter (timeouts, counters) is passed over; an entry
 * that excludes ({@code nomatch}) is refused, for left out it would turn into its opposite.
 */
final class IpsetFormatReader implements FormatReader {

  @Override
  public void read(BufferedReader in, EntryReceiver rows) throws IOException {
    FormatReader.lines(in, rows, (line, number) -> entry(line.strip(), number, rows));
  }

  private static void entry(String text, long number, EntryReceiver rows) {
    if (text.isEmpty() || text.startsWith("#") || text.startsWith("create ")) {
      return;
    }
    List<String> words = List.of(text.split("\\s+", -1));
    if (words.size() < 3 || !words.get(0).equals("add")) {
      rows.fault(number, ImportFaultKind.MALFORMED, "neither create nor add NAME VALUE");
    } else if (words.contains("nomatch")) {
      rows.fault(
          number, ImportFaultKind.BAD_ACTION, "nomatch, which a list of subjects cannot say");
    } else {
      rows.row(row(number, words.get(2), comment(text)));
    }
  }

  /** Nothing but an address or a network. */
  static RawEntry row(long line, String value, String reason) {
    SubjectKind kind = value.indexOf('/') < 0 ? SubjectKind.ADDRESS : SubjectKind.NETWORK;
    return new RawEntry(line, value, "", kind, "", reason, "", "", "", "");
  }

  private static String comment(String text) {
    int start = text.indexOf(" comment \"");
    int end = text.lastIndexOf('"');
    int from = start + " comment \"".length();
    return start < 0 || end < from ? "" : text.substring(from, end);
  }
}
