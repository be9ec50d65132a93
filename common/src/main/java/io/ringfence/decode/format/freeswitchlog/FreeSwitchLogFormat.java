package io.ringfence.decode.format.freeswitchlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Repeated;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.ip.AddressNotation;
import io.ringfence.topics.RecordKind;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FreeSWITCH's log, as a file or through syslog: whom sofia refused a registration or a call, and
 * whom an access list kept out. The page is {@code deploy/docs/feeds/freeswitch-log.md}.
 */
public final class FreeSwitchLogFormat implements Format {

  /**
   * {@code UUID TIME IDLE% [LEVEL] FILE:LINE }, of which a logger may leave out the first three;
   * some put the file in brackets, and its module before it.
   */
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:[\\p{XDigit}-]{36} )?+(?<stamp>(?:\\d{4}-)?+\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"
              + "(?:\\.\\d{1,9}+)?+ )?+(?:\\d{1,3}+\\.\\d\\d% )?+\\[(?:WARN(?:ING)?+|ERR)\\] "
              + "(?:\\[SOFIA\\] )?+\\[?+(?<file>sofia_reg|sofia|mod_event_socket)\\.c:\\d{1,6}+\\]?+ "
              + "(?:\\w{1,64}+\\(\\) )?+");

  /**
   * A wording that names a host. The host stands behind {@code begin}, or, where a stranger's text
   * comes first, behind the last {@code before}; it reaches to {@code after}, or to the end of the
   * line.
   */
  private record Sentence(String file, String event, String begin, String before, String after) {

    /** Empty if the message is none of these. */
    String host(String message) {
      int from = before.isEmpty() ? 0 : message.lastIndexOf(before) + before.length();
      from = Math.max(from, begin.length());
      int to = after.isEmpty() ? message.length() : message.indexOf(after, from);
      return message.startsWith(begin) && to >= from && message.contains(before)
          ? message.substring(from, to)
          : "";
    }
  }

  private static final String FAILURE = "SIP auth failure (%s) on sofia profile '";

  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence(
              "sofia_reg", "register.failed", FAILURE.formatted("REGISTER"), "] from ip ", ""),
          new Sentence(
              "sofia_reg", "invite.refused", FAILURE.formatted("INVITE"), "] from ip ", ""),
          new Sentence("sofia_reg", "account.unknown", "Can't find user [", "] from ", ""),
          new Sentence("sofia_reg", "register.failed", "IP ", "", " Rejected by "),
          new Sentence("sofia", "invite.refused", "IP ", "", " Rejected by acl "),
          new Sentence("mod_event_socket", "scan.probe", "IP ", "", " Rejected by acl "),
          new Sentence("sofia_reg", "scan.probe", "NO CONTACT! ip: ", "", ", port: "),
          new Sentence(
              "sofia_reg",
              "scan.probe",
              "Can not do authorization without a complete header in REGISTER request from ",
              "",
              ""));

  private static final Pattern NAME = Pattern.compile("[\\w.+*#-]{1,64}");

  /**
   * Of bytes. Relays cut messages of syslog at 1,024 bytes (RFC 3164), and a line that is cut may
   * end in another host; shorter ones are whole.
   */
  private static final int SURELY_WHOLE = 900;

  /**
   * An attempt with an unknown name is logged twice, within a few milliseconds. What one name does
   * from one address in one such slot of time counts once.
   */
  private static final int SLOT_MILLIS = 100;

  @Override
  public String name() {
    return "freeswitch-log";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.SECURITY);
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    LocalClock clock = new LocalClock(feed.clock());
    return (line, told) -> read(line, clock, told);
  }

  private static void read(Line line, LocalClock clock, Telling told) {
    Repeated repeated = Repeated.of(line.text());
    Matcher prefix = PREFIX.matcher(repeated.text());
    if (!prefix.lookingAt()) {
      told.passed("other");
      return;
    }
    String message = repeated.text().substring(prefix.end()).strip();
    for (Sentence each : SENTENCES) {
      String host = each.file().equals(prefix.group("file")) ? each.host(message) : "";
      if (!host.isEmpty()) {
        if (repeated.text().getBytes(UTF_8).length > SURELY_WHOLE) {
          throw UnreadableException.malformed("so long that it may have been cut");
        }
        String address = AddressNotation.canonical(host);
        if (address.isEmpty()) {
          throw UnreadableException.bad("ip", "not an IP address");
        }
        String user = each.before().isEmpty() ? "" : user(message);
        long time = time(prefix.group("stamp"), line, clock);
        String what =
            user.isEmpty()
                ? time + " " + line.text()
                : time / SLOT_MILLIS + " " + address + ' ' + user;
        String id = NativeRecord.hash(line.host() + ' ' + what);
        for (int i = 1; i <= repeated.times(); i++) {
          told.record(
              NativeRecord.of(RecordKind.SECURITY, i == 1 ? id : id + ':' + i, time)
                  .text("event", each.event())
                  .text("account", user)
                  .text("address", address));
        }
        return;
      }
    }
    told.passed(message.startsWith("SIP auth challenge ") ? "challenge" : "other");
  }

  /** The account of {@code [ACCOUNT@DOMAIN]}; empty where it is no plain name. */
  private static String user(String message) {
    Matcher user = NAME.matcher(message).region(message.indexOf('[') + 1, message.length());
    return user.lookingAt() && message.startsWith("@", user.end()) ? user.group() : "";
  }

  /** By the line itself, and where it has no time, or lacks the year, by its envelope. */
  private static long time(String stamp, Line line, LocalClock clock) {
    long outside = line.time() == Line.UNKNOWN ? line.received() : line.time();
    if (stamp == null) {
      if (outside == Line.UNKNOWN) {
        throw UnreadableException.missing("time");
      }
      return outside;
    }
    String written = stamp.strip();
    long time = clock.millis(written);
    int month = written.charAt(2) == '-' ? Integer.parseInt(written.substring(0, 2)) : 0;
    if (month >= 1 && month <= 12) {
      String name = Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      time = clock.yearless(name + ' ' + written.substring(3, 14), outside);
    }
    if (time <= 0) {
      throw UnreadableException.bad("time", "not a time, or without a year");
    }
    return time;
  }
}
