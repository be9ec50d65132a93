package io.ringfence.kpi.oracle;

import static io.ringfence.kpi.oracle.IndicatorOracle.HOUR;
import static io.ringfence.kpi.oracle.IndicatorOracle.text;
import static io.ringfence.kpi.oracle.IndicatorOracle.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.kpi.oracle.IndicatorOracle.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Calls, from their records. */
final class CallIndicators implements IndicatorOracle.Section {

  /** One call. Absent quantities are -1. */
  record Whole(
      long up,
      long down,
      boolean answered,
      long pdd,
      long rings,
      long rang,
      long talk,
      int sip,
      int q850,
      boolean over,
      int bids) {}

  static List<Unit> of(List<JsonNode> records, Function<String, String> country) {
    Map<String, List<JsonNode>> calls = new HashMap<>();
    for (JsonNode record : records) {
      if (text(record, "type").equals("call")) {
        calls.computeIfAbsent(text(record, "call"), id -> new ArrayList<>()).add(record);
      }
    }
    List<Unit> units = new ArrayList<>();
    for (List<JsonNode> sameId : calls.values()) {
      for (List<JsonNode> call : apart(distinct(sameId))) {
        units.add(unit(call, country));
      }
    }
    return units;
  }

  /** Records in order, by whom they name: both parties, one, nobody. */
  private static List<List<JsonNode>> apart(List<JsonNode> sorted) {
    List<List<JsonNode>> calls = new ArrayList<>();
    for (int named = 2; named >= 0; named--) {
      if (named == 0) {
        calls.sort(Comparator.comparingInt(call -> sorted.indexOf(call.get(0))));
      }
      Map<String, List<JsonNode>> more = new LinkedHashMap<>();
      for (JsonNode record : sorted) {
        if (named(record) == named) {
          String parties = party(record, "from") + ' ' + party(record, "to");
          more.computeIfAbsent(parties, nobody -> new ArrayList<>()).add(record);
        }
      }
      for (List<JsonNode> each : more.values()) {
        List<JsonNode> call = calls.stream().filter(c -> fit(c, each)).findFirst().orElse(null);
        if (call == null) {
          calls.add(each);
        } else {
          call.addAll(each);
          call.sort(Comparator.comparingInt(sorted::indexOf));
        }
      }
    }
    return calls;
  }

  private static int named(JsonNode record) {
    return (party(record, "from").isEmpty() ? 0 : 1) + (party(record, "to").isEmpty() ? 0 : 1);
  }

  private static String party(JsonNode record, String field) {
    return text(record, field).equals("anonymous") ? "" : text(record, field);
  }

  private static boolean fit(List<JsonNode> call, List<JsonNode> more) {
    for (JsonNode one : call) {
      for (JsonNode two : more) {
        for (String field : List.of("from", "to")) {
          String a = party(one, field);
          String b = party(two, field);
          if (!a.isEmpty() && !b.isEmpty() && !a.equals(b)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static List<JsonNode> distinct(List<JsonNode> call) {
    Map<String, JsonNode> byId = new HashMap<>();
    call.forEach(record -> byId.putIfAbsent(text(record, "id"), record));
    List<JsonNode> sorted = new ArrayList<>(byId.values());
    sorted.sort(
        Comparator.<JsonNode>comparingLong(record -> time(record, "time"))
            .thenComparing(record -> text(record, "id")));
    return sorted;
  }

  private static boolean is(JsonNode record, String phase) {
    return text(record, "phase").equals(phase);
  }

  private static long number(JsonNode record, String field) {
    return record.path(field).asLong(-1);
  }

  private static boolean saysAnswered(JsonNode end) {
    long sip = number(end, "sipCode");
    return number(end, "talkMillis") > 0 || (sip >= 200 && sip < 300);
  }

  private static boolean saysUnanswered(JsonNode end) {
    return number(end, "talkMillis") <= 0 && number(end, "sipCode") >= 300;
  }

  private static Unit unit(List<JsonNode> sorted, Function<String, String> country) {
    JsonNode attempt = sorted.stream().filter(r -> is(r, "attempt")).findFirst().orElse(null);
    JsonNode answer = sorted.stream().filter(r -> is(r, "answer")).findFirst().orElse(null);
    JsonNode anchor = answer != null ? answer : attempt;
    List<JsonNode> used = new ArrayList<>(sorted);
    if (anchor != null) {
      long last = time(anchor, "time") + 24 * HOUR;
      used.removeIf(record -> is(record, "end") && time(record, "time") > last);
    }
    List<JsonNode> ends = used.stream().filter(record -> is(record, "end")).toList();
    boolean answered = answer != null || ends.stream().anyMatch(CallIndicators::saysAnswered);
    JsonNode end = null;
    if (answered) {
      end = ends.stream().filter(CallIndicators::saysAnswered).findFirst().orElse(null);
      if (end == null) {
        end = ends.stream().filter(each -> !saysUnanswered(each)).findFirst().orElse(null);
      }
    } else if (!ends.isEmpty()) {
      end = ends.get(0);
    }
    long answeredAt = answered ? answeredAt(attempt, answer, end) : Long.MAX_VALUE;
    JsonNode base = attempt != null ? attempt : origin(answer, end);
    long up = attempt != null ? time(attempt, "time") : start(base, answeredAt);
    List<JsonNode> candidates = new ArrayList<>();
    candidates.add(base);
    candidates.addAll(used);
    long down = end != null ? time(end, "time") : time(anchor, "time") + 4 * HOUR;
    Whole whole = whole(used, attempt, answer, end, answered, up, down);
    return new Unit(
        up,
        IndicatorOracle.named(first(candidates, record -> text(record, "trunk"))),
        IndicatorOracle.named(first(candidates, record -> country.apply(text(record, "to")))),
        whole);
  }

  private static Whole whole(
      List<JsonNode> used,
      JsonNode attempt,
      JsonNode answer,
      JsonNode end,
      boolean answered,
      long up,
      long down) {
    List<JsonNode> ends = new ArrayList<>();
    for (JsonNode record : used) {
      if (is(record, "end") && !(answered && saysUnanswered(record))) {
        ends.add(record);
      }
    }
    if (end != null) {
      ends.remove(end);
      ends.add(0, end);
    }
    List<JsonNode> ringing = new ArrayList<>(used);
    ringing.removeIf(record -> !is(record, "answer") && !ends.contains(record));
    JsonNode nearest = answer != null ? answer : end;
    if (nearest != null && ringing.remove(nearest)) {
      ringing.add(0, nearest);
    }
    long pdd = -1;
    if (answered) {
      pdd = firstNumber(ringing, "ringMillis");
      if (pdd < 0 && attempt != null && answer != null) {
        pdd = Math.max(-1, time(answer, "time") - time(attempt, "time"));
      }
    }
    long rings = answered || end != null ? firstNumber(ringing, "ringingMillis") : -1;
    long lasted = answered ? pdd : end == null ? -1 : firstNumber(ringing, "ringMillis");
    long talk = end == null ? -1 : firstNumber(ends, "talkMillis");
    if (talk < 0 && end != null && answer != null) {
      talk = Math.max(0, time(end, "time") - time(answer, "time"));
    }
    int bids = (int) used.stream().filter(record -> is(record, "attempt")).count();
    return new Whole(
        up,
        down,
        answered,
        pdd,
        rings,
        lasted,
        answered ? talk : -1,
        end == null ? -1 : (int) firstNumber(ends, "sipCode"),
        end == null ? -1 : (int) firstNumber(ends, "q850"),
        end != null,
        Math.max(1, bids));
  }

  private static long answeredAt(JsonNode attempt, JsonNode answer, JsonNode end) {
    if (answer != null) {
      return time(answer, "time");
    }
    long at = time(end, "time");
    if (number(end, "talkMillis") >= 0) {
      at -= number(end, "talkMillis");
    } else if (end.has("started") && number(end, "ringMillis") >= 0) {
      at = Math.min(at, time(end, "started") + number(end, "ringMillis"));
    }
    return attempt == null ? at : Math.max(at, Math.min(time(attempt, "time"), time(end, "time")));
  }

  /** Which record stands for the attempt, where none is of it. */
  private static JsonNode origin(JsonNode answer, JsonNode end) {
    if (answer != null && knowsStart(answer)) {
      return answer;
    }
    return end != null && knowsStart(end) ? end : answer != null ? answer : end;
  }

  private static boolean knowsStart(JsonNode record) {
    return record.has("started")
        || record.has("ringMillis")
        || (is(record, "end") && record.has("talkMillis"));
  }

  private static long start(JsonNode base, long answeredAt) {
    long at = time(base, "time");
    if (base.has("started")) {
      at = time(base, "started");
    } else {
      at -= Math.max(0, number(base, "ringMillis"));
      at -= is(base, "end") ? Math.max(0, number(base, "talkMillis")) : 0;
    }
    return Math.min(at, answeredAt);
  }

  private static String first(List<JsonNode> records, Function<JsonNode, String> field) {
    for (JsonNode record : records) {
      if (!field.apply(record).isEmpty()) {
        return field.apply(record);
      }
    }
    return "";
  }

  private static long firstNumber(List<JsonNode> records, String field) {
    for (JsonNode record : records) {
      if (record.has(field)) {
        return number(record, field);
      }
    }
    return -1;
  }

  @Override
  public void write(
      long from, long to, List<Unit> units, Set<String> cells, List<Unit> all, ObjectNode row) {
    List<Whole> calls = units.stream().map(unit -> (Whole) unit.what()).toList();
    long attempts = calls.size();
    long bids = calls.stream().mapToLong(Whole::bids).sum();
    long answered = calls.stream().filter(Whole::answered).count();
    long redirected = unanswered(calls, 3, List.of());
    long effective = answered + unanswered(calls, 0, List.of(480, 486, 600, 603));
    Map<String, Long> classes = new TreeMap<>();
    calls.forEach(call -> classes.merge(CauseTable.of(call), 1L, Long::sum));
    row.put("attempts", attempts).put("bids", bids).put("answered", answered);
    IndicatorOracle.share(row, "asr", answered, attempts);
    IndicatorOracle.share(row, "abr", answered, bids);
    long cancelled = classes.getOrDefault("cancelled", 0L);
    IndicatorOracle.share(
        row, "ner", answered + classes.getOrDefault("user", 0L), attempts - cancelled);
    IndicatorOracle.share(row, "ser", answered, attempts - redirected);
    IndicatorOracle.share(row, "seer", effective, attempts - redirected);
    IndicatorOracle.share(row, "isa", unanswered(calls, 0, List.of(408, 500, 503, 504)), attempts);
    List<Whole> talked = calls.stream().filter(call -> call.talk() >= 0).toList();
    long talk = talked.stream().mapToLong(Whole::talk).sum();
    IndicatorOracle.decimal(row, "acdSeconds", BigDecimal.valueOf(talk, 3), talked.size());
    if (!talked.isEmpty()) {
      long brief = talked.stream().filter(call -> call.talk() < 6_000).count();
      row.put("shortCalls", brief);
      IndicatorOracle.share(row, "shortCallRatio", brief, talked.size());
    }
    delays(row, "pddMillis", calls.stream().map(Whole::pdd).toList());
    delays(row, "answerDelayMillis", calls.stream().map(Whole::pdd).toList());
    List<Long> heard = calls.stream().filter(Whole::answered).map(CallIndicators::heard).toList();
    List<Long> failed = calls.stream().filter(c -> !c.answered()).map(CallIndicators::heard).toList();
    delays(row, "srdMillis", heard);
    delays(row, "srdFailedMillis", failed);
    List<Long> both = new ArrayList<>(heard);
    both.addAll(failed);
    delays(row, "postDialDelayMillis", both);
    delays(
        row,
        "ringTimeMillis",
        calls.stream()
            .filter(call -> call.rings() >= 0 && call.rang() >= 0)
            .map(call -> Math.max(0, call.rang() - call.rings()) / 100 * 100)
            .toList());
    IndicatorOracle.decimal(row, "cps", BigDecimal.valueOf(attempts), (to - from) / 1000);
    Map<Long, Long> seconds = new HashMap<>();
    calls.forEach(call -> seconds.merge(Math.floorDiv(call.up(), 1000L), 1L, Long::sum));
    row.put("peakCps", seconds.values().stream().mapToLong(Long::longValue).max().orElse(0));
    row.put("peakConcurrent", peak(from, to, cells, all));
    ObjectNode causes = row.putObject("causes");
    ObjectNode byClass = causes.putObject("classes");
    classes.forEach(byClass::put);
    counts(causes.putObject("sip"), calls.stream().map(Whole::sip).toList());
    counts(causes.putObject("q850"), calls.stream().map(Whole::q850).toList());
  }

  /** Until the caller hears of the call: it rings, is answered, or fails. */
  private static long heard(Whole call) {
    long at = call.rings();
    boolean fails = call.sip() >= 400 && !List.of(401, 402, 407, 487).contains(call.sip());
    if (at < 0 && (call.answered() || fails)) {
      at = call.rang();
    }
    return at < 0 ? -1 : at / 100 * 100;
  }

  private static void delays(ObjectNode row, String name, List<Long> all) {
    List<Long> known = all.stream().filter(delay -> delay >= 0).sorted().toList();
    if (!known.isEmpty()) {
      row.putObject(name)
          .put("p50", known.get((int) Math.ceil(0.5 * known.size()) - 1))
          .put("p95", known.get((int) Math.ceil(0.95 * known.size()) - 1));
    }
  }

  private static long unanswered(List<Whole> calls, int hundred, List<Integer> codes) {
    return calls.stream()
        .filter(call -> !call.answered())
        .filter(call -> call.sip() / 100 == hundred || codes.contains(call.sip()))
        .filter(call -> call.sip() > 0)
        .count();
  }

  private static void counts(ObjectNode counts, List<Integer> codes) {
    Map<Integer, Long> byCode = new TreeMap<>();
    codes.stream().filter(code -> code >= 0).forEach(code -> byCode.merge(code, 1L, Long::sum));
    byCode.forEach((code, count) -> counts.put(Integer.toString(code), count));
  }

  private static long peak(long from, long to, Set<String> cells, List<Unit> all) {
    List<Whole> up = new ArrayList<>();
    for (Unit unit : all) {
      Whole call = (Whole) unit.what();
      if (cells.contains(unit.first() + '\n' + unit.second())
          && call.up() < to
          && call.down() > from) {
        up.add(call);
      }
    }
    long peak = 0;
    for (Whole moment : up) {
      long at = Math.max(from, moment.up());
      peak = Math.max(peak, up.stream().filter(c -> c.up() <= at && at < c.down()).count());
    }
    return peak;
  }
}
