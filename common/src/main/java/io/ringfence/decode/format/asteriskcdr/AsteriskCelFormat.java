package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.CallFormat;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Channel events of Asterisk: lines of cel_custom as CSV or JSON, and events of the manager as JSON
 * objects. They tell calls while they are up. The page is {@code
 * deploy/docs/feeds/asterisk-cel.md}.
 */
public final class AsteriskCelFormat implements CallFormat {

  /** What a call record calls the same. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("eventname", "eventtype"),
          Map.entry("usereventname", "userdeftype"),
          Map.entry("extra", "eventextra"),
          Map.entry("num", "src"),
          Map.entry("calleridnum", "src"),
          Map.entry("exten", "dst"),
          Map.entry("context", "dcontext"),
          Map.entry("channame", "channel"),
          Map.entry("appname", "lastapp"),
          Map.entry("application", "lastapp"),
          Map.entry("appdata", "lastdata"),
          Map.entry("peer", "dstchannel"),
          Map.entry("bridgepeer", "dstchannel"));

  /** The columns of Asterisk's sample of {@code cel_custom.conf}. */
  private static final List<String> SAMPLE =
      List.of(
          ("eventtype eventtime name num ani rdnis dnid exten context channame appname appdata "
                  + "amaflags accountcode uniqueid linkedid peer userfield userdeftype eventextra")
              .split(" "));

  private static final Set<String> TELLING =
      Set.of("CHAN_START", "ANSWER", "BRIDGE_ENTER", "HANGUP", "LINKEDID_END");

  /** These connect a caller with somebody. Others bring any callers together. */
  private static final Set<String> CONNECTING = Set.of("Dial", "Queue");

  /** What an event of the type DTMF has of a key that was pressed. */
  private static final Pattern KEY = Pattern.compile("(digit[\\\\\": ]{1,12}+)[^\\\\\": ,}]");

  @Override
  public String name() {
    return "asterisk-cel";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL);
  }

  @Override
  public List<String> faults(Feed feed) {
    List<String> needed = List.of("eventtype", "eventtime", "uniqueid", "linkedid");
    return AsteriskCdrFormat.faults(
        feed, NAMES, columns -> columns.containsAll(needed), String.join(", ", needed));
  }

  private static CdrLines lines(Feed feed) {
    return new CdrLines(feed.columns().isEmpty() ? feed.withColumns(SAMPLE) : feed, NAMES);
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    CdrLines lines = lines(feed);
    LocalClock clock = new LocalClock(feed.clock());
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("blank");
      } else {
        tell(lines.read(line), lines, clock, feed, told);
      }
    };
  }

  private static void tell(Cdr event, CdrLines lines, LocalClock clock, Feed feed, Telling told) {
    String type = needed(event, Cdr.Field.EVENTTYPE);
    if (!TELLING.contains(type) || !event.get(Cdr.Field.USERDEFTYPE).isEmpty()) {
      told.passed(type.equalsIgnoreCase(Cdr.Field.EVENTTYPE.name()) ? "header" : "other");
      return;
    }
    String id = needed(event, Cdr.Field.UNIQUEID);
    String call = needed(event, Cdr.Field.LINKEDID);
    needed(event, Cdr.Field.EVENTTIME);
    long time = CdrTimes.begun(event, Cdr.Field.EVENTTIME, clock);
    if (time < 0) {
      throw UnreadableException.bad(Cdr.Field.EVENTTIME.label(), "not a time");
    }
    boolean first = id.equals(call);
    NativeRecord record =
        switch (type) {
          case "CHAN_START" -> first ? attempt(event, id + ":attempt", time, feed) : null;
          case "ANSWER" -> first ? null : answer(event, id + ":answer", time, feed);
          case "BRIDGE_ENTER" -> first ? connected(event, id + ":connected", time, feed) : null;
          case "HANGUP" -> first ? end(event, id + ":end", time, feed, lines) : null;
          default -> record(event, call + ":over", "end", time);
        };
    if (record == null) {
      told.passed(first && type.equals("CHAN_START") ? "no-number" : "leg");
    } else {
      told.record(record);
    }
  }

  private static String needed(Cdr event, Cdr.Field field) {
    if (event.get(field).isEmpty()) {
      throw UnreadableException.missing(field.label());
    }
    return event.get(field);
  }

  private static NativeRecord record(Cdr event, String id, String phase, long time) {
    return NativeRecord.of(RecordKind.CALL, id, time)
        .id("call", event.get(Cdr.Field.LINKEDID))
        .text("phase", phase);
  }

  /**
   * It alone names the parties, which the dial plan may change later; null without a number. By
   * what a call to a far number leaves is not known yet.
   */
  private static NativeRecord attempt(Cdr event, String id, long time, Feed feed) {
    Sides sides = Sides.of(event, feed);
    String to = sides.to(event);
    boolean far = sides.direction().equals("internal") && to.length() >= Dialled.PUBLIC;
    return to.isEmpty()
        ? null
        : record(event, id, "attempt", time)
            .text("from", event.get(Cdr.Field.SRC))
            .text("to", to)
            .text("account", account(sides, event, feed))
            .text("trunk", sides.trunk())
            .text("direction", far ? "" : sides.direction());
  }

  /** Of a channel that was called; null of a Local channel: whom it calls answers, too. */
  private static NativeRecord answer(Cdr event, String id, long time, Feed feed) {
    Endpoint channel = Endpoint.of(event.get(Cdr.Field.CHANNEL));
    boolean out = channel.isTrunk(feed);
    return channel.local()
        ? null
        : record(event, id, "answer", time)
            .text("trunk", out ? channel.name() : "")
            .text("direction", out ? "outbound" : "");
  }

  /** The caller meets whoever answered: both ends are known. Null if it meets others. */
  private static NativeRecord connected(Cdr event, String id, long time, Feed feed) {
    String peer = event.get(Cdr.Field.DSTCHANNEL);
    boolean one = !peer.isEmpty() && peer.indexOf(',') < 0 && !Endpoint.of(peer).local();
    if (!one || !CONNECTING.contains(event.get(Cdr.Field.LASTAPP))) {
      return null;
    }
    Sides sides = Sides.of(event, feed);
    return record(event, id, "answer", time)
        .text("account", account(sides, event, feed))
        .text("trunk", sides.trunk())
        .text("direction", sides.direction());
  }

  private static String account(Sides sides, Cdr event, Feed feed) {
    String setting = feed.account().toLowerCase(Locale.ROOT);
    return sides.account(event, NAMES.getOrDefault(setting, setting));
  }

  private static NativeRecord end(Cdr event, String id, long time, Feed feed, CdrLines lines) {
    Cdr extra = extra(event.get(Cdr.Field.EVENTEXTRA), lines);
    Sides sides = Sides.of(event, feed);
    long created = UniqueId.created(event.get(Cdr.Field.UNIQUEID));
    String cause = extra.get(Cdr.Field.HANGUPCAUSE);
    return record(event, id, "end", time)
        .number("started", created <= time ? created : -1)
        .text("trunk", sides.trunk())
        .text("direction", sides.trunk().isEmpty() ? "" : sides.direction())
        .text("releasedBy", releasedBy(extra, event.get(Cdr.Field.CHANNEL)))
        .number("sipCode", sipCode(extra.get(Cdr.Field.DIALSTATUS)))
        .number("q850", cause.matches("[1-9][0-9]{0,2}") ? Long.parseLong(cause) : -1);
  }

  /** What a JSON object in a field says; nothing if it is none. */
  private static Cdr extra(String text, CdrLines lines) {
    try {
      return text.startsWith("{") ? lines.read(Line.of(text, Line.UNKNOWN)) : new Cdr();
    } catch (UnreadableException e) {
      return new Cdr();
    }
  }

  /** That somebody has answered counts, else what failed first. */
  private static int sipCode(String dialstatus) {
    return switch (dialstatus) {
      case "ANSWER" -> 200;
      case "BUSY" -> 486;
      case "NOANSWER" -> 480;
      case "CANCEL" -> 487;
      case "CONGESTION", "CHANUNAVAIL" -> 503;
      default -> -1;
    };
  }

  /** What hung up: a channel, an application of the dial plan, or nothing that is named. */
  private static String releasedBy(Cdr extra, String channel) {
    String source = extra.get(Cdr.Field.HANGUPSOURCE);
    boolean network = source.isEmpty() || source.startsWith("dialplan/");
    return extra.get(Cdr.Field.HANGUPCAUSE).isEmpty()
        ? ""
        : source.equals(channel) ? "caller" : network ? "network" : "callee";
  }

  /** Of a call that comes, and of one that was put through. */
  @Override
  public Optional<CallRoles> roles(Line line, Feed feed) {
    return event(line, feed, Set.of("CHAN_START", "BRIDGE_ENTER"))
        .map(event -> Sides.of(event, feed).roles());
  }

  @Override
  public OptionalLong offsetMinutes(Line line, Feed feed) {
    return event(line, feed, Set.of("CHAN_START"))
        .map(each -> CdrTimes.offsetMinutes(each, Cdr.Field.EVENTTIME, feed.clock()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Cdr> event(Line line, Feed feed, Set<String> types) {
    try {
      Cdr event = lines(feed).read(line);
      return types.contains(event.get(Cdr.Field.EVENTTYPE)) ? Optional.of(event) : Optional.empty();
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  @Override
  public String redacted(String line) {
    String text = new AsteriskCdrFormat().redacted(line);
    return text.contains("digit") ? KEY.matcher(text).replaceAll("$1") : text;
  }
}
