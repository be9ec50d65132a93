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
import io.ringfence.decode.notation.TextRules;
import io.ringfence.topics.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Call detail records of Asterisk: {@code Master.csv}, files of cdr_custom in any columns, JSON
 * objects of the same fields, and the table {@code cdr} of FreePBX and Issabel as CSV. Each tells
 * the end of a call; what came before is in it. The page is {@code
 * deploy/docs/feeds/asterisk-cdr.md}.
 */
public final class AsteriskCdrFormat implements CallFormat {

  /** Applications whose arguments are passwords, or digits that were dialled in a call. */
  private static final Pattern SECRET_ARGUMENTS =
      Pattern.compile(
          "((?:Authenticate|DISA|SendDTMF)\"?,(?i:\"(?:last|app)data\": ?)?\"?)[^\",]++");

  /** {@code IAX2/user:secret@host}. A scheme is no user. */
  private static final Pattern SECRET =
      Pattern.compile("(/(?!sips?:)[^/:@\",&]*+:)[^/@\",&]*+(?=@)");

  @Override
  public String name() {
    return "asterisk-cdr";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL);
  }

  @Override
  public List<String> faults(Feed feed) {
    return faults(
        feed,
        Map.of(),
        AsteriskCdrFormat::tells,
        "disposition, and end, or start (calldate) and duration");
  }

  static List<String> faults(
      Feed feed, Map<String, String> names, Predicate<List<String>> tells, String needed) {
    List<String> faults = new ArrayList<>();
    List<String> columns =
        feed.columns().stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .map(each -> names.getOrDefault(each, each))
            .toList();
    if (columns.isEmpty()) {
      return faults;
    }
    if (!tells.test(columns)) {
      faults.add("`columns` needs " + needed);
    }
    List<Cdr.Field> read =
        columns.stream().map(each -> Cdr.named(each, "")).filter(Objects::nonNull).toList();
    if (Set.copyOf(read).size() < read.size()) {
      faults.add("`columns` names a field twice");
    }
    String named = feed.account().toLowerCase(Locale.ROOT);
    String account = names.getOrDefault(named, named);
    if (!account.isEmpty() && !account.equals("endpoint") && !columns.contains(account)) {
      faults.add("`account` is neither `endpoint` nor one of `columns`");
    }
    return faults;
  }

  /** Whether columns hold what every record needs. */
  private static boolean tells(List<String> columns) {
    boolean start = columns.contains("start") || columns.contains("calldate");
    return columns.contains("disposition")
        && (columns.contains("end") || (start && columns.contains("duration")));
  }

  @Override
  public Feed headed(Feed feed, String firstLine) {
    try {
      List<String> names =
          CdrLines.fields(firstLine).stream()
              .map(each -> each.strip().toLowerCase(Locale.ROOT))
              .toList();
      return tells(names) ? feed.withColumns(names) : feed;
    } catch (UnreadableException e) {
      return feed;
    }
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    CdrLines lines = new CdrLines(feed, Map.of());
    LocalClock clock = new LocalClock(feed.clock());
    return (line, told) -> read(line, lines, clock, feed, told);
  }

  private static void read(Line line, CdrLines lines, LocalClock clock, Feed feed, Telling told) {
    if (line.text().isBlank()) {
      told.passed("blank");
      return;
    }
    Cdr cdr = lines.read(line);
    String word = cdr.get(Cdr.Field.DISPOSITION);
    if (word.equalsIgnoreCase(Cdr.Field.DISPOSITION.name())) {
      told.passed("header");
    } else if (word.equals("UNKNOWN")) {
      told.passed("unknown-disposition");
    } else if (cdr.get(Cdr.Field.CHANNEL).startsWith("Message/")) {
      told.passed("message"); // a text message that ran through the dial plan
    } else {
      told.record(call(line, cdr, sipCode(word), clock, feed));
    }
  }

  private static NativeRecord call(Line line, Cdr cdr, int sipCode, LocalClock clock, Feed feed) {
    CdrTimes times = CdrTimes.of(cdr, clock, sipCode == 200);
    Sides sides = Sides.of(cdr, feed);
    String direction = sides.direction();
    String from = direction.equals("outbound") ? cdr.get(Cdr.Field.OUTBOUND_CNUM) : "";
    return NativeRecord.of(RecordKind.CALL, id(line, cdr) + ":end", times.end())
        .id("call", callId(line, cdr))
        .text("phase", "end")
        .number("started", times.start() <= times.end() ? times.start() : -1)
        .text("from", from.isEmpty() ? caller(cdr) : from)
        .text("to", sides.to(cdr))
        .text("account", sides.account(cdr, feed.account()))
        .text("trunk", sides.trunk())
        .text("direction", direction)
        .number("ringMillis", times.ringMillis())
        .number("talkMillis", times.talkMillis())
        .number("sipCode", sipCode);
  }

  /**
   * Without a sequence the line itself tells it from others of its channel. Databases write 0 where
   * they have none.
   */
  private static String id(Line line, Cdr cdr) {
    String id = cdr.get(Cdr.Field.UNIQUEID);
    String sequence = cdr.get(Cdr.Field.SEQUENCE);
    boolean counted = !sequence.equals("0") && Seconds.digits(sequence, 0, sequence.length());
    return id.isEmpty() || !counted ? line.hash() : id + ':' + sequence;
  }

  /**
   * Destinations that ring side by side are one call, a transfer is another. The leg into the dial
   * plan is one for itself: it counts as answered when the leg behind it is, ends at once, and must
   * not stand for that.
   */
  private static String callId(Line line, Cdr cdr) {
    String id = cdr.get(Cdr.Field.UNIQUEID);
    if (id.isEmpty()) {
      return line.hash();
    }
    String leg = cdr.get(Cdr.Field.DSTCHANNEL).startsWith("Local/") ? "/local" : "";
    return id + '/' + cdr.get(Cdr.Field.DST) + leg;
  }

  /** The caller's number; in {@code "name" <number>} it stands last, the name can be anything. */
  private static String caller(Cdr cdr) {
    String source = cdr.get(Cdr.Field.SRC);
    String whole = source.isEmpty() ? cdr.get(Cdr.Field.CLID) : "";
    int open = whole.lastIndexOf('<');
    return open >= 0 && whole.endsWith(">")
        ? whole.substring(open + 1, whole.length() - 1)
        : source;
  }

  /** The words, and the numbers that Asterisk has for them. */
  private static int sipCode(String disposition) {
    return switch (disposition) {
      case "ANSWERED", "8" -> 200;
      case "BUSY", "4" -> 486;
      case "NO ANSWER", "0", "1" -> 480;
      case "CANCEL", "32" -> 487;
      case "FAILED", "2", "CONGESTION", "16" -> 503;
      case "" -> throw UnreadableException.missing(Cdr.Field.DISPOSITION.label());
      default ->
          throw UnreadableException.bad(
              Cdr.Field.DISPOSITION.label(), "no disposition of a call: are these the columns?");
    };
  }

  @Override
  public Optional<CallRoles> roles(Line line, Feed feed) {
    return cdr(line, feed).map(cdr -> Sides.of(cdr, feed).roles());
  }

  @Override
  public OptionalLong offsetMinutes(Line line, Feed feed) {
    return cdr(line, feed)
        .map(cdr -> CdrTimes.offsetMinutes(cdr, Cdr.Field.START, feed.clock()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Cdr> cdr(Line line, Feed feed) {
    try {
      return Optional.of(new CdrLines(feed, Map.of()).read(line));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  @Override
  public String redacted(String line) {
    String text = hasUserWithSecret(line) ? SECRET.matcher(line).replaceAll("$1") : line;
    boolean arguments =
        TextRules.has('A', text, "Authenticate", "DISA") || TextRules.has('F', text, "SendDTMF");
    return arguments ? SECRET_ARGUMENTS.matcher(text).replaceAll("$1") : text;
  }

  /** Few lines have one, and every line is asked: the pattern alone would take most of the time. */
  private static boolean hasUserWithSecret(String line) {
    for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
      int colon = at - 1;
      while (colon >= 0
          && (Character.isLetterOrDigit(line.charAt(colon))
              || "/@\",&:".indexOf(line.charAt(colon)) < 0)) {
        colon--;
      }
      boolean scheme = line.startsWith("/sip", colon - 4) || line.startsWith("/sips", colon - 5);
      if (colon >= 0 && line.charAt(colon) == ':' && !scheme) {
        return true;
      }
    }
    return false;
  }
}
