package io.ringfence.cli.feeds;

import io.ringfence.decode.Refusal;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.notation.NumberNotation;
import java.util.Formatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all lines of a feed gave, and what it lacks. */
final class FeedReport {

  /** Of calls, that have an account, a direction and the trunk that they went by. */
  private static final double ENOUGH = 0.95;

  /** Names are a feed's to choose: more of them would only scroll by. */
  private static final int SHOWN = 20;

  /** Calls of which more may be told: events of a call lie among those of others. */
  private static final int MOST_OPEN = 100_000;

  private final Sources sources;
  private final NumberNotation numbers = new NumberNotation();
  private final Map<String, Long> records = new TreeMap<>();
  private final Map<String, Long> passed = new TreeMap<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private final Map<String, String> trunks = new TreeMap<>();
  private final Map<String, Long> unknownContexts = new TreeMap<>();
  private final Map<String, Map<String, String>> open = new LinkedHashMap<>();
  private final Map<Long, Long> offsets = new TreeMap<>();
  private long lines;
  private long told;
  private long calls;
  private long withAccount;
  private long withDirection;
  private long withTrunk;
  private long complete;
  private long ends;
  private long strays;

  FeedReport(Sources sources) {
    this.sources = sources;
  }

  void add(CheckedLine line) {
    lines++;
    line.records().forEach(this::add);
    line.passed().forEach(kind -> passed.merge(kind, 1L, Long::sum));
    for (Refusal each : line.refusals()) {
      String why = each.reason().label() + (each.field().isEmpty() ? "" : " " + each.field());
      refused.merge(why + ": " + each.detail(), 1L, Long::sum);
    }
    line.roles().ifPresent(this::add);
    line.offsetMinutes().ifPresent(offset -> offsets.merge(offset, 1L, Long::sum));
  }

  private void add(NativeRecord record) {
    told++;
    String what = record.text("type");
    String more = record.text("event").isEmpty() ? record.text("phase") : record.text("event");
    records.merge(more.isEmpty() ? what : what + ' ' + more, 1L, Long::sum);
    if (what.equals("call")) {
      Map<String, String> call = open.computeIfAbsent(record.text("call"), id -> new HashMap<>());
      for (String field : List.of("source", "account", "direction", "trunk", "to")) {
        if (!record.text(field).isEmpty()) {
          call.putIfAbsent(field, record.text(field));
        }
      }
      if (!more.equals("end")) {
        call.put("live", more);
      }
      if (open.size() > MOST_OPEN) {
        count(open.remove(open.keySet().iterator().next()));
      }
    }
  }

  /** What all records of a call say of it. */
  private void count(Map<String, String> call) {
    boolean account = call.containsKey("account");
    boolean direction = call.containsKey("direction");
    boolean internal = "internal".equals(call.get("direction"));
    boolean astray = internal && isElsewhere(call.getOrDefault("to", ""), call.get("source"));
    boolean trunk = call.containsKey("trunk") || (internal && !astray);
    strays += astray ? 1 : 0;
    calls++;
    ends += call.containsKey("live") ? 0 : 1;
    withAccount += account ? 1 : 0;
    withDirection += direction ? 1 : 0;
    withTrunk += trunk ? 1 : 0;
    complete += account && direction && trunk ? 1 : 0;
  }

  private void countOpen() {
    open.values().forEach(this::count);
    open.clear();
  }

  /** Whether a number that was called is one of the public network, and not of an own block. */
  private boolean isElsewhere(String to, String source) {
    String number = numbers.canonical(to, sources.of(source).region());
    return number.startsWith("+")
        && sources.feeds().stream()
            .filter(each -> each.source().equals(source))
            .noneMatch(each -> each.isInside(number));
  }

  private void add(CallRoles roles) {
    if (roles.ingressTrunk()) {
      trunks.putIfAbsent(roles.ingress(), roles.why());
    }
    if (roles.egressTrunk()) {
      trunks.putIfAbsent(roles.egress(), roles.why());
    }
    if (!roles.contextKnown() && !roles.context().isEmpty()) {
      unknownContexts.merge(roles.context(), 1L, Long::sum);
    }
  }

  /** Whether something is told, and nearly all calls have what detection needs. */
  boolean complete() {
    countOpen();
    return told > 0 && (calls == 0 || complete >= ENOUGH * calls);
  }

  /** For people. */
  String text() {
    countOpen();
    Formatter text = new Formatter();
    long refusals = refused.values().stream().mapToLong(Long::longValue).sum();
    text.format("%,d lines%n", lines);
    counts("told", records, text);
    counts("passed over", passed, text);
    counts("refused", refused, text);
    if (told == 0) {
      text.format("nothing is told: is this the format, and its settings?%n");
    }
    if (calls > 0) {
      text.format(
          "%,d calls: %s with account, %s with direction, %s with the trunk they went by"
              + " (or internal), %s with all%n",
          calls, share(withAccount), share(withDirection), share(withTrunk), share(complete));
      if (ends == calls) {
        text.format(
            "calls are told at their end only: what needs a call in progress is told then, and a"
                + " second feed of the same calls would count them twice%n");
      }
      if (strays > 0) {
        text.format(
            "%,d internal calls went to numbers of the public network: name their trunk in"
                + " trunks, or the numbers in inside%n",
            strays);
      }
      if (!trunks.isEmpty()) {
        text.format("taken for trunks:%n");
        trunks.entrySet().stream()
            .limit(SHOWN)
            .forEach(each -> text.format("  %s (%s)%n", each.getKey(), each.getValue()));
      }
      counts("contexts that say no side (name them in trunks or inside)", unknownContexts, text);
    }
    offsets.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            most ->
                text.format(
                    "its clock is %+d minutes from what the settings say, by %,d of %,d records%s%n",
                    most.getKey(),
                    most.getValue(),
                    offsets.values().stream().mapToLong(Long::longValue).sum(),
                    most.getKey() == 0 ? "" : ": set `clock`"));
    if (refusals * 20 > lines) {
      text.format("more than one line of twenty is refused%n");
    }
    return text.toString();
  }

  private String share(long count) {
    return String.format("%.1f%%", 100.0 * count / calls);
  }

  private static void counts(String what, Map<String, Long> counts, Formatter text) {
    if (!counts.isEmpty()) {
      text.format("%s:%n", what);
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(SHOWN)
          .forEach(each -> text.format("  %,8d  %s%n", each.getValue(), each.getKey()));
    }
  }
}
