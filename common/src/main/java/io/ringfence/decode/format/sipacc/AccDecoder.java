package io.ringfence.decode.format.sipacc;

import io.ringfence.decode.format.CsvLine;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.ip.AddressNotation;
import io.ringfence.topics.RecordKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which line is what, and what it tells. */
final class AccDecoder implements LineDecoder {

  /**
   * {@code N(PID) LEVEL: {PREFIX} MODULE [FILE:LINE]: FUNCTION(): } of Kamailio, of which the
   * prefix is the site's and may hold a Call-ID; {@code LEVEL:MODULE:FUNCTION: } of OpenSIPS, or
   * nothing.
   */
  private static final Pattern START =
      Pattern.compile(
          "(?: *\\d{1,5}+\\(\\d{1,9}+\\) )?+"
              + "(?:(?:DEBUG|INFO|NOTICE|WARNING|ERROR|ALERT): ?+)?+(?:\\{.*?\\} )?"
              + "(?:(?:acc|pike)(?: \\[\\w{1,32}+\\.c:\\d{1,6}+\\]: \\w{1,64}+\\(\\)|:\\w{1,64}+): "
              + "|<script>: )?"
              + "(?<kind>ACC: [a-z]{1,16}+ [a-z]{1,16}+: |RINGFENCE: |PIKE - BLOCKing ip "
              + "|(?=start_time=))");

  private static final Pattern FLOOD = Pattern.compile("([^ ,]{1,64}+), node=\\w++");

  /** As the page's settings of the proxies add them. */
  private static final List<String> ADDED =
      List.of("src_user", "dst_user", "src_ip", "account", "ua", "trunk", "direction");

  private static final Set<String> DIRECTIONS = Set.of("inbound", "outbound", "internal");

  private static final Set<String> REFUSALS =
      Set.of("register.failed", "register.ok", "account.unknown", "invite.refused", "scan.probe");

  private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{9}(?:\\.\\d{1,17})?");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,17})?");
  private static final Pattern CODE = Pattern.compile("[1-6]\\d\\d");

  private final Feed feed;
  private final List<String> columns;
  private final LocalClock clock;

  AccDecoder(Feed feed) {
    this.feed = feed;
    columns = feed.columns().isEmpty() ? ADDED : feed.columns();
    clock = new LocalClock(feed.clock());
  }

  /** Only a table has columns for the Call-ID: a log has it anyway. */
  static boolean isTable(List<String> columns) {
    return columns.contains("callid") || columns.contains("call_id");
  }

  @Override
  public void read(Line line, Telling told) {
    String text = line.text();
    if (text.isBlank()) {
      told.passed("blank");
    } else if (text.startsWith("{\"")) {
      call(AccFields.json(line), line, told);
    } else if (!isTable(columns)) {
      logged(line, told);
    } else if (CsvLine.fields(text, ',', true).equals(columns)) {
      told.passed("header");
    } else {
      call(AccFields.row(text, columns), line, told);
    }
  }

  private void logged(Line line, Telling told) {
    Matcher start = START.matcher(line.text());
    if (!start.lookingAt()) {
      told.passed("other");
      return;
    }
    String rest = line.text().substring(start.end());
    switch (start.group("kind")) {
      case "" -> call(AccFields.logged(rest, AccFields.DIALOG, columns), line, told);
      case "RINGFENCE: " ->
          refused(AccFields.logged(rest, AccFields.REFUSED, List.of()), line, told);
      case "PIKE - BLOCKing ip " -> flood(rest, line, told);
      default -> call(AccFields.logged(rest, AccFields.TRANSACTION, columns), line, told);
    }
  }

  private void refused(AccFields fields, Line line, Telling told) {
    String event = fields.get("event");
    if (!REFUSALS.contains(event)) {
      told.passed("other-event");
      return;
    }
    String address = AddressNotation.canonical(fields.get("src_ip"));
    if (address.isEmpty()) {
      throw UnreadableException.bad("src_ip", "not an IP address");
    }
    told.record(
        NativeRecord.of(RecordKind.SECURITY, line.hash(), time(fields, "time"))
            .text("event", event)
            .text("account", fields.get("account"))
            .text("address", address)
            .text("to", event.equals("invite.refused") ? fields.get("dst_user") : "")
            .text("userAgent", fields.get("ua")));
  }

  /** An address that sends more than pike lets pass. */
  private static void flood(String rest, Line line, Telling told) {
    Matcher flood = FLOOD.matcher(rest);
    String address = flood.matches() ? AddressNotation.canonical(flood.group(1)) : "";
    if (address.isEmpty()) {
      throw UnreadableException.malformed("no address and node behind BLOCKing");
    }
    long time = line.time() == Line.UNKNOWN ? line.received() : line.time();
    if (time == Line.UNKNOWN) {
      throw UnreadableException.missing("time");
    }
    String id = NativeRecord.hash(line.host() + ' ' + time + ' ' + line.text());
    told.record(
        NativeRecord.of(RecordKind.SECURITY, id, time)
            .text("event", "scan.probe")
            .text("address", address));
  }

  /** A transaction or a dialog, from wherever it was read. */
  private void call(AccFields fields, Line line, Telling told) {
    String method = fields.get("method");
    long talk = millis(fields.get("duration"));
    if (!fields.get("start_time").isEmpty()) {
      // Kamailio's has no code: of a call that nobody answered the length is 0.
      if (talk == 0) {
        told.passed("unanswered-dialog");
      } else {
        told.record(end(fields, line, time(fields, "end_time"), talk, 200));
      }
    } else if (!method.equals("INVITE") && !method.equals("BYE")) {
      told.passed("other-method");
    } else {
      transaction(fields, method.equals("BYE"), talk, line, told);
    }
  }

  private void transaction(AccFields fields, boolean bye, long length, Line line, Telling told) {
    String text = fields.get("code", "sip_code");
    if (!CODE.matcher(text).matches()) {
      throw UnreadableException.bad("code", "not a code of SIP");
    }
    int code = Integer.parseInt(text);
    boolean fine = code >= 200 && code < 300;
    long time = time(fields, "call_start_time", "timestamp", "time");
    long exact = millis(fields.get("ms_duration")) / 1000;
    long talk = exact > 0 ? exact : length;
    if (code < 200 || code == 401 || code == 407) {
      told.passed(code < 200 ? "provisional" : "challenge");
    } else if (bye && !fine && code != 408) {
      told.passed("refused-bye"); // of a stranger's, or of a caller's who goes on talking
    } else if (bye) {
      told.record(record(fields, line, "end", time));
    } else if (!fine) {
      told.record(end(fields, line, time, 0, code));
    } else if (talk > 0 || !fields.get("call_start_time").isEmpty()) {
      if (talk < 0) {
        throw UnreadableException.missing("duration");
      }
      told.record(end(fields, line, time + talk, talk, code));
    } else {
      told.record(begun(record(fields, line, "answer", time), fields));
    }
  }

  private NativeRecord end(AccFields fields, Line line, long time, long talk, int code) {
    return begun(record(fields, line, "end", time), fields)
        .number("talkMillis", talk)
        .number("sipCode", code);
  }

  private static NativeRecord record(AccFields fields, Line line, String phase, long time) {
    String call = fields.get("call", "call_id", "callid");
    if (call.isEmpty()) {
      throw UnreadableException.missing("call_id");
    }
    return NativeRecord.of(RecordKind.CALL, line.hash(), time)
        .id("call", call)
        .text("phase", phase);
  }

  /** Who called whom, by the INVITE: a BYE says it of its sender, who may be either. */
  private NativeRecord begun(NativeRecord record, AccFields fields) {
    String address = fields.get("src_ip");
    boolean carrier = feed.isTrunk(address);
    String trunk = fields.get("trunk");
    String said = fields.get("direction");
    if (!said.isEmpty() && !DIRECTIONS.contains(said)) {
      throw UnreadableException.bad("direction", "not inbound, outbound or internal");
    }
    String direction =
        !said.isEmpty() ? said : carrier ? "inbound" : trunk.isEmpty() ? "" : "outbound";
    // The equipment of the customer: of an inbound call these would be the carrier's.
    boolean own = !direction.equals("inbound");
    long created = time(fields.get("created")); // by OpenSIPS, where it accounts dialogs
    return record
        .number("started", created)
        .number("ringMillis", created < 0 ? -1 : millis(fields.get("setuptime")))
        .text("from", fields.get("src_user"))
        .text("to", fields.get("dst_user"))
        .text("account", fields.get(feed.account().isEmpty() ? "account" : feed.account()))
        .text("trunk", trunk.isEmpty() && carrier ? address : trunk)
        .text("direction", direction)
        .text("address", own ? address : "")
        .text("userAgent", own ? fields.get("ua") : "");
  }

  /** The first of these fields that is there; one has to be. */
  private long time(AccFields fields, String... names) {
    String text = fields.get(names);
    long time = time(text);
    if (time < 0) {
      String name = names[names.length - 1];
      throw text.isEmpty()
          ? UnreadableException.missing(name)
          : UnreadableException.bad(name, "neither seconds of the epoch nor a date");
    }
    return time;
  }

  private long time(String text) {
    return EPOCH.matcher(text).matches() ? scaled(text) : clock.millis(text);
  }

  /** Of seconds; -1 for what is none. */
  private static long millis(String seconds) {
    return SECONDS.matcher(seconds).matches() ? scaled(seconds) : -1;
  }

  private static long scaled(String seconds) {
    return new BigDecimal(seconds).movePointRight(3).longValue();
  }
}
