package io.ringfence.lists.intake;

import io.ringfence.signal.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ObjLongConsumer;

/**
 * The forms that have an entry a line. What cannot be understood is a fault, never an exception.
 */
final class LineFormats {

  /** Longer lines are no entries of a list; a listing record of ours has some 400 characters. */
  static final int LONGEST_LINE = 16_384;

  private LineFormats() {}

  /**
   * A number, an address, a network or another subject a line. What follows {@code #} at the start
   * of a line, or behind white space, is a comment; so is a line that begins with {@code ;}.
   */
  static void subjects(BufferedReader in, EntryReceiver rows) throws IOException {
    values(in, rows, RawEntry::ofValue);
  }

  /** The same, but only addresses and networks, whatever they look like. */
  static void networks(BufferedReader in, EntryReceiver rows) throws IOException {
    values(in, rows, (number, value) -> network(number, value, ""));
  }

  private static void values(
      BufferedReader in, EntryReceiver rows, BiFunction<Long, String, RawEntry> entry)
      throws IOException {
    lines(
        in,
        rows,
        (line, number) -> {
          String value = withoutComment(line);
          if (!value.isEmpty()) {
            rows.row(entry.apply(number, value));
          }
        });
  }

  /**
   * What {@code ipset save} prints: {@code create NAME hash:net ...}, then {@code add NAME NETWORK
   * [comment "..."]}. What only serves a packet filter (timeouts, counters) is passed over; an
   * entry that excludes ({@code nomatch}) is refused, for left out it would turn into its opposite.
   */
  static void ipset(BufferedReader in, EntryReceiver rows) throws IOException {
    lines(in, rows, (line, number) -> ipsetEntry(line.strip(), number, rows));
  }

  private static void ipsetEntry(String text, long number, EntryReceiver rows) {
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
      rows.row(network(number, words.get(2), ipsetComment(text)));
    }
  }

  private static RawEntry network(long line, String value, String reason) {
    SubjectKind kind = value.indexOf('/') < 0 ? SubjectKind.ADDRESS : SubjectKind.NETWORK;
    return new RawEntry(line, value, "", kind, "", reason, "", "");
  }

  private static String ipsetComment(String text) {
    int start = text.indexOf(" comment \"");
    int end = text.lastIndexOf('"');
    int from = start + " comment \"".length();
    return start < 0 || end < from ? "" : text.substring(from, end);
  }

  /** Hands over line after line, counted from 1; one that is too long is a fault. */
  private static void lines(BufferedReader in, EntryReceiver rows, ObjLongConsumer<String> taker)
      throws IOException {
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.length() > LONGEST_LINE) {
        rows.fault(
            number,
            ImportFaultKind.TOO_LONG,
            "a line of more than " + LONGEST_LINE + " characters");
      } else {
        taker.accept(line, number);
      }
    }
  }

  private static String withoutComment(String line) {
    String text = line.strip();
    if (text.startsWith(";")) {
      return "";
    }
    for (int hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', hash + 1)) {
      // *31#... and sip:...%23 have a hash of their own.
      if (hash == 0 || Character.isWhitespace(text.charAt(hash - 1))) {
        return text.substring(0, hash).strip();
      }
    }
    return text;
  }
}
