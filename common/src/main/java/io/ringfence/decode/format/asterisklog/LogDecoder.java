package io.ringfence.decode.format.asterisklog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Repeated;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.ip.AddressNotation;
import io.ringfence.topics.RecordKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what the logger puts before a message, and tells what the message says. */
final class LogDecoder implements LineDecoder {

  /** What Asterisk says of itself, and nobody else writes. */
  private static final String SECURITY_LOG = "res_security_log.c";

  /**
   * What follows the date: {@code LEVEL[thread][call] file: message} of a log file, {@code :
   * file:line in function: message} of syslog, both on the console. The file of a line that a dial
   * plan writes is {@code Ext. 100}, its function {@code @ context}.
   */
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:NOTICE|WARNING|SECURITY) ?+\\[\\d{1,10}+\\](?:\\[C-\\p{XDigit}{1,16}+\\])?+"
              + ":? ((?:Ext\\. )?+[\\w*#+./-]{1,100}+)"
              + "(?::\\d{1,9}+ (?:in )?+(?:@ )?+([\\w-]{1,100}+))?+: ?+");

  /**
   * Of bytes. Relays cut messages of syslog at 1,024 bytes (RFC 3164), Asterisk itself at 8,192. A
   * caller who knows where can have the line end behind a host that he wrote himself. Shorter lines
   * are whole; real ones have some 300 to 600 bytes.
   */
  private static final int SURELY_WHOLE = 900;

  /** A longer text in brackets is no date. */
  private static final int LONGEST_DATE = 40;

  private final LocalClock clock;

  LogDecoder(Feed feed) {
    clock = new LocalClock(feed.clock());
  }

  @Override
  public void read(Line line, Telling told) {
    Repeated repeated = Repeated.of(line.text());
    String text = repeated.text();
    int close = text.startsWith("[") ? text.indexOf(']') : -1;
    String date = close > 1 && close <= LONGEST_DATE + 1 ? text.substring(1, close) : "";
    int from = date.isEmpty() ? 0 : text.startsWith(" ", close + 1) ? close + 2 : close + 1;
    Matcher prefix = PREFIX.matcher(text).region(from, text.length());
    if (!prefix.lookingAt()) {
      told.passed("other");
      return;
    }
    String file = prefix.group(1);
    file = file.startsWith("Ext. ") ? file : file.substring(file.lastIndexOf('/') + 1);
    String message = text.substring(prefix.end()).strip();
    long logged = time(date, line);
    Teller teller = new Teller(line, repeated.times(), logged, "", told);
    if (file.equals(SECURITY_LOG)) {
      SecurityEvent.read(message, teller);
      return;
    }
    Sentence.Said said = Sentence.find(file, prefix.group(2), message);
    if (said == null) {
      told.passed("other");
    } else {
      if (logged == LocalClock.NONE) {
        throw date.isEmpty()
            ? UnreadableException.missing("date")
            : UnreadableException.bad("date", "not a known dateformat, or without a year");
      }
      teller
          .ofRequest(said.callId())
          .tell(logged, said.event(), said.account(), said.to(), said.address());
    }
  }

  /**
   * Tells what a line says as often as it says so. An attempt that Asterisk logs both as an event
   * and as a notice, with the Call-ID of its request, is told under one id: it counts once.
   *
   * @param logged when, or {@link LocalClock#NONE}
   * @param callId of the request, or empty
   */
  record Teller(Line line, int times, long logged, String callId, Telling told) {

    Teller ofRequest(String itsCallId) {
      return new Teller(line, times, logged, itsCallId, told);
    }

    void tell(long time, String event, String account, String to, String address) {
      long second = (logged == LocalClock.NONE ? time : logged) / 1000;
      String what =
          callId.isEmpty()
              ? time + " " + line.text()
              : second + " " + event + ' ' + account + ' ' + address + ' ' + callId;
      String id = NativeRecord.hash(line.host() + ' ' + what);
      for (int i = 1; i <= times; i++) {
        told.record(
            NativeRecord.of(RecordKind.SECURITY, i == 1 ? id : id + ':' + i, time)
                .text("event", event)
                .text("account", account)
                .text("to", to)
                .text("address", address));
      }
    }

    void passed(String kind) {
      told.passed(kind);
    }
  }

  /** For lines in which what a caller wrote stands before the host. */
  static void requireWhole(String message) {
    if (message.length() > SURELY_WHOLE || message.getBytes(UTF_8).length > SURELY_WHOLE) {
      throw UnreadableException.malformed("so long that it may have been cut");
    }
  }

  /** The canonical form; empty for what is no address of anybody. */
  static String address(String text) {
    String address = AddressNotation.canonical(text);
    return address.equals("0.0.0.0") || address.equals("::") ? "" : address;
  }

  /**
   * What {@code dateformat} makes of the time: by default without a year, or ISO 8601 with or
   * without a fraction and a zone. A line without it has the time of its envelope. What is no time
   * is {@link LocalClock#NONE}.
   */
  private long time(String stamp, Line line) {
    long outside = line.time() == Line.UNKNOWN ? line.received() : line.time();
    if (stamp.isEmpty()) {
      return outside;
    }
    long time = Rfc3339.millis(stamp);
    time = time == LocalClock.NONE ? clock.millis(stamp) : time;
    time = time == LocalClock.NONE ? clock.yearless(stamp, outside) : time;
    return time <= 0 ? LocalClock.NONE : time;
  }
}
