package io.ringfence.kpi.oracle;


import io.ringfence.kpi.oracle.IndicatorOracle.Unit;
import static io.ringfence.kpi.oracle.IndicatorOracle.HOUR;
import static io.ringfence.kpi.oracle.IndicatorOracle.text;
import static io.ringfence.kpi.oracle.IndicatorOracle.time;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins, from the moves of each participant. */
final class MeetingIndicators {

  /** An unknown stay is -1. */
  record Move(String action, boolean again, long stay) {}

  private MeetingIndicators() {}

  static List<Unit> of(List<JsonNode> records) {
    Map<List<String>, List<JsonNode>> attendances = new HashMap<>();
    for (JsonNode record : IndicatorOracle.once(records, "session")) {
      List<String> who = List.of(text(record, "meeting"), who(record));
      attendances.computeIfAbsent(who, key -> new ArrayList<>()).add(record);
    }
    List<Unit> units = new ArrayList<>();
    for (List<JsonNode> moves : attendances.values()) {
      moves.sort(
          Comparator.<JsonNode>comparingLong(record -> time(record, "time"))
              .thenComparing(record -> text(record, "id")));
      boolean joined = false;
      for (int i = 0; i < moves.size(); i++) {
        long at = time(moves.get(i), "time");
        joined &= at - time(moves.get(Math.max(0, i - 1)), "time") <= 12 * HOUR;
        String action = text(moves.get(i), "action");
        if (action.equals("join")) {
          long stay = -1;
          if (i + 1 < moves.size()) {
            String next = text(moves.get(i + 1), "action");
            long until = time(moves.get(i + 1), "time") - at;
            stay = (next.equals("leave") || next.equals("kick")) && until <= 12 * HOUR ? until : -1;
          }
          units.add(new Unit(at, "", "", new Move(action, joined, stay)));
          joined = true;
        } else if (!action.equals("leave")) {
          units.add(new Unit(at, "", "", new Move(action, false, -1)));
        }
      }
    }
    return units;
  }

  private static String who(JsonNode record) {
    for (String field : List.of("participant", "account", "device", "number", "address")) {
      if (!text(record, field).isEmpty()) {
        return text(record, field);
      }
    }
    return "nobody " + text(record, "id");
  }

  static void write(List<Unit> units, ObjectNode row) {
    List<Move> moves = units.stream().map(unit -> (Move) unit.what()).toList();
    List<Move> joins = moves.stream().filter(move -> move.action().equals("join")).toList();
    List<Move> stays = joins.stream().filter(move -> move.stay() >= 0).toList();
    long rejoins = joins.stream().filter(Move::again).count();
    ObjectNode section = row.putObject("meetings");
    section.put("joins", (long) joins.size());
    long stayed = stays.stream().mapToLong(Move::stay).sum();
    IndicatorOracle.decimal(section, "staySeconds", BigDecimal.valueOf(stayed, 3), stays.size());
    section.put("shortStays", stays.stream().filter(move -> move.stay() < 30_000).count());
    section.put("rejoins", rejoins);
    IndicatorOracle.share(section, "rejoinRatio", rejoins, joins.size());
    section.put("kicked", moves.stream().filter(move -> move.action().equals("kick")).count());
    section.put("refused", moves.stream().filter(move -> move.action().equals("refuse")).count());
  }
}
