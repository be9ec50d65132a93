package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;

/** Makes a record of the values that a line has for the names of a map. */
record MappedRecords(Feed feed, FieldMap map) {

  /**
   * Tells it, unless it is of a phase or an event that the map does not name.
   *
   * @param values by slot of the map
   */
  void tell(String[] values, Line line, Telling told) {
    boolean call = map.kind() == RecordKind.CALL;
    Target decides = call ? Target.PHASE : Target.EVENT;
    String word = map.has(decides) ? map.word(decides, values) : "end";
    if (word == null || word.isEmpty()) {
      told.passed("other");
      return;
    }
    NativeRecord record = call ? call(word, values, line) : other(values, line);
    for (Target each : map.targets()) {
      put(each, values, record);
    }
    if (call) {
      route(values, record);
    }
    told.record(record);
  }

  private void put(Target target, String[] values, NativeRecord record) {
    switch (target.sort) {
      case WORD -> {
        String word = map.word(target, values);
        if (word == null && target == Target.STATUS) {
          throw UnreadableException.bad(map.name(target), "not one of those in the settings");
        }
        if (target != Target.OUTCOME) {
          record.text(target.label, word == null ? "" : word);
        }
      }
      case PARTY -> record.text(target.label, map.party(target, values));
      case ID -> record.id(target.label, map.text(target, values));
      case QUANTITY -> record.number(target.label, map.quantity(target, values, 0, 255));
      case TEXT -> record.text(target.label, map.text(target, values));
      default -> {
        // of calls, or of every record
      }
    }
  }

  /** By its own id, or by all that the line says. */
  private NativeRecord record(String phase, long time, String[] values, Line line) {
    String id = map.text(Target.ID, values);
    return NativeRecord.of(map.kind(), id.isEmpty() ? line.hash() : id + phase, time);
  }

  private NativeRecord other(String[] values, Line line) {
    return record("", map.has(Target.TIME) ? time(Target.TIME, values) : line.time(), values, line);
  }

  private NativeRecord call(String phase, String[] values, Line line) {
    NativeRecord record;
    if (phase.equals("end")) {
      CallTimes times = new CallTimes(map, values);
      record = record(":end", times.ended(), values, line);
      times.put(record);
    } else {
      Target own = phase.equals("answer") ? Target.ANSWERED : Target.STARTED;
      boolean general = !map.has(own) || !map.text(Target.TIME, values).isEmpty();
      record = record(':' + phase, time(general ? Target.TIME : own, values), values, line);
    }
    String call = map.text(Target.CALL_ID, values);
    call = call.isEmpty() ? map.text(Target.ID, values) : call;
    return record.text("phase", phase).id("call", call.isEmpty() ? record.text("id") : call);
  }

  private long time(Target target, String[] values) {
    long time = CallTimes.time(target, map, values);
    if (time == TimeReader.NEVER) {
      throw UnreadableException.missing(map.name(target));
    }
    return time;
  }

  /**
   * Where both endpoints are named, an interconnect among them says the direction; each is one
   * unless the settings name those that are.
   */
  private void route(String[] values, NativeRecord record) {
    String in = map.text(Target.TRUNK_IN, values);
    String out = map.text(Target.TRUNK_OUT, values);
    boolean inTrunk = !in.isEmpty() && (feed.trunks().isEmpty() || feed.isTrunk(in));
    boolean outTrunk = !out.isEmpty() && (feed.trunks().isEmpty() || feed.isTrunk(out));
    boolean ends = map.has(Target.TRUNK_IN) && map.has(Target.TRUNK_OUT);
    if (ends && !map.has(Target.DIRECTION)) {
      record.text("direction", outTrunk ? "outbound" : inTrunk ? "inbound" : "internal");
    }
    String direction = record.text("direction");
    String trunk = map.text(Target.TRUNK, values);
    if (trunk.isEmpty()) {
      trunk = direction.equals("inbound") || (direction.isEmpty() && !outTrunk) ? in : out;
    }
    record.text("trunk", direction.equals("internal") ? "" : trunk);
  }
}
