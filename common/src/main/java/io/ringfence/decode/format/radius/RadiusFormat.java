package io.ringfence.decode.format.radius;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.DeviceNotation;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.topics.RecordKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * RADIUS accounting as FreeRADIUS writes it: calls of gateways, and sessions of access networks as
 * logins. The page is {@code deploy/docs/feeds/radius.md}.
 */
public final class RadiusFormat implements Format {

  /** As FreeRADIUS prints dates: {@code Dec 6 2026 04:41:22 UTC}. */
  private static final Pattern PRINTED =
      Pattern.compile("([A-Z][a-z]{2}) +([0-9]{1,2}) ([0-9]{4}) ([0-9:]{8}) (\\S+)");

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** Nobody talks longer; also what a wrapped counter says. */
  private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;

  /** From here on a packet may say a password, and a line of the server's log does. */
  private static final Pattern SECRET = Pattern.compile("(?s)(?:[A-Za-z-]*Password|Login ).*");

  @Override
  public String name() {
    return "radius";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL, RecordKind.SECURITY);
  }

  @Override
  public boolean json() {
    return true;
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    LocalClock clock = new LocalClock(feed.clock());
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("blank");
        return;
      }
      Packet packet = Packet.read(line);
      String status = packet.get("Acct-Status-Type");
      NativeRecord record =
          switch (status) {
            case "" -> throw UnreadableException.missing("Acct-Status-Type");
            case "Start", "1" -> start(packet, clock, feed);
            case "Stop", "2" -> isAccess(packet) ? null : end(packet, clock, feed);
            case "Failed", "15" -> isAccess(packet) ? null : failed(packet, clock, feed);
            default -> null;
          };
      if (record == null) {
        told.passed("other");
      } else {
        told.record(record);
      }
    };
  }

  /** Whether it is a session of an access network, whose stations are named by hardware. */
  private static boolean isAccess(Packet packet) {
    return !device(packet).isEmpty() || !packet.get("Framed-Protocol").isEmpty();
  }

  private static String device(Packet packet) {
    String station = packet.get("Calling-Station-Id");
    boolean digits = station.matches("[0-9]*"); // a number may have twelve
    String device = digits ? "" : DeviceNotation.canonical(station);
    return device.startsWith("mac:") ? device : "";
  }

  private static NativeRecord start(Packet packet, LocalClock clock, Feed feed) {
    long time = time(packet, clock);
    if (isAccess(packet)) {
      return NativeRecord.of(RecordKind.SECURITY, session(packet) + ":login", time)
          .text("event", "login.ok")
          .text("account", packet.get("User-Name"))
          .text("device", device(packet));
    }
    // A leg of Cisco's starts when it is set up, others when they are answered.
    String origin = packet.get("h323-call-origin");
    return origin.equals("originate")
        ? null
        : call(packet, origin.isEmpty() ? "answer" : "attempt", time, feed);
  }

  private static NativeRecord failed(Packet packet, LocalClock clock, Feed feed) {
    return call(packet, "end", time(packet, clock), feed)
        .number("talkMillis", 0)
        .number("sipCode", 503);
  }

  private static NativeRecord end(Packet packet, LocalClock clock, Feed feed) {
    long time = time(packet, clock);
    String text = packet.get("Acct-Session-Time");
    long seconds = text.matches("[0-9]{1,7}") ? Long.parseLong(text) : -1;
    long talk = seconds > LONGEST_SECONDS ? -1 : seconds * 1000;
    String hex = packet.get("h323-disconnect-cause");
    int q850 = hex.matches("[0-9A-Fa-f]{1,2}") ? Integer.parseInt(hex, 16) & 0x7f : -1;
    String code = packet.get("Acme-SIP-Status", "Sip-Response-Code");
    boolean refused = code.matches("[3-6][0-9]{2}");
    return call(packet, "end", time, feed)
        .number("started", talk > 0 ? time - talk : -1)
        .number("talkMillis", talk)
        .number("sipCode", talk > 0 ? 200 : refused ? Long.parseLong(code) : sipCode(q850))
        .number("q850", q850)
        .text("releasedBy", releasedBy(packet));
  }

  /** Of a call that may have been answered for less than a second nothing is said. */
  private static int sipCode(int q850) {
    return switch (q850) {
      case -1, 0, 16 -> -1;
      case 17 -> 486;
      case 18, 19 -> 480;
      case 1 -> 404;
      case 21 -> 603;
      default -> 503;
    };
  }

  private static String releasedBy(Packet packet) {
    return switch (packet.get("Acme-Disconnect-Initiator", "release-source")) {
      case "1", "Calling-Party" -> "caller";
      case "2", "Called-Party" -> "callee";
      case "3", "Internal" -> "network";
      default -> "";
    };
  }

  /** The leg that a gateway originates has the same call, and other numbers. */
  private static NativeRecord call(Packet packet, String phase, long time, Feed feed) {
    String conference = packet.get("h323-conf-id", "h323-incoming-conf-id");
    String named = conference.isEmpty() ? packet.get("Acme-Session-Ingress-CallId") : conference;
    String call = named.isEmpty() ? session(packet) : named.replace(" ", "");
    boolean originated = packet.get("h323-call-origin").equals("originate");
    NativeRecord record =
        NativeRecord.of(RecordKind.CALL, call + (originated ? ":originate:" : ":") + phase, time)
            .id("call", call)
            .text("phase", phase);
    return originated ? record : parties(record, packet, feed);
  }

  /** Of an inbound call the user is not who is called, but by the feed's own choice. */
  private static NativeRecord parties(NativeRecord record, Packet packet, Feed feed) {
    String from = packet.get("Calling-Station-Id", "Freeswitch-Src", "Freeswitch-CLID");
    String to = packet.get("Called-Station-Id", "Freeswitch-Dst");
    String in = packet.get("Acme-Session-Ingress-Realm");
    String out = packet.get("Acme-Session-Egress-Realm");
    String server = packet.get("NAS-Identifier", "NAS-IP-Address", "NAS-IPv6-Address");
    String direction =
        feed.isTrunk(out)
            ? "outbound"
            : feed.isTrunk(in)
                ? "inbound"
                : !isOwn(from, feed)
                    ? isOwn(to, feed) ? "inbound" : ""
                    : isOwn(to, feed) ? "internal" : "outbound";
    String trunk =
        Stream.of(out, in, direction.equals("internal") ? "" : server)
            .filter(feed::isTrunk)
            .findFirst()
            .orElse("");
    String user = direction.equals("inbound") ? "" : packet.get("User-Name");
    return record
        .text("from", from)
        .text("to", to)
        .text("account", feed.account().isEmpty() ? user : packet.get(feed.account()))
        .text("trunk", trunk)
        .text("direction", direction);
  }

  private static boolean isOwn(String party, Feed feed) {
    return feed.isInside(party.replaceFirst("(?s)^.*?sips?:", "").replaceFirst("(?s)@.*", ""));
  }

  private static String session(Packet packet) {
    String unique = packet.get("Acct-Unique-Session-Id");
    String session = packet.get("Acct-Session-Id");
    if (unique.isEmpty() && session.isEmpty()) {
      throw UnreadableException.missing("Acct-Session-Id");
    }
    String server = packet.get("NAS-IP-Address", "NAS-IPv6-Address", "NAS-Identifier");
    return unique.isEmpty() ? server + '/' + session : unique;
  }

  /** When it happened, by the device; else when it came, less the delay that the device says. */
  private static long time(Packet packet, LocalClock clock) {
    String event = packet.get("Event-Timestamp");
    String name = event.isEmpty() ? "Timestamp" : "Event-Timestamp";
    String text = packet.get(name);
    if (text.isEmpty()) {
      throw UnreadableException.missing(name);
    }
    long time = moment(text, clock);
    if (time < 0) {
      throw UnreadableException.bad(name, "not a time");
    }
    String delay = packet.get("Acct-Delay-Time");
    boolean late = event.isEmpty() && delay.matches("[0-9]{1,6}");
    return late ? time - Long.parseLong(delay) * 1000 : time;
  }

  private static long moment(String text, LocalClock clock) {
    if (text.matches("[1-9][0-9]{9}")) {
      return Long.parseLong(text) * 1000;
    }
    Matcher printed = PRINTED.matcher(text);
    if (!printed.matches() || MONTHS.indexOf(printed.group(1)) % 3 != 0) {
      return Rfc3339.millis(text);
    }
    String civil =
        String.format(
            Locale.ROOT,
            "%s-%02d-%02dT%s",
            printed.group(3),
            MONTHS.indexOf(printed.group(1)) / 3 + 1,
            Integer.parseInt(printed.group(2)),
            printed.group(4));
    boolean utc = printed.group(5).matches("UTC|GMT");
    return utc ? Rfc3339.millis(civil + 'Z') : clock.millis(civil);
  }

  @Override
  public String redacted(String line) {
    return SECRET.matcher(line).replaceFirst("...");
  }
}
