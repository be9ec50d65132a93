package io.ringfence.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.rule.Stake;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public form of what the calls of an alert come to, and of what can be done about them. */
final class CallsJson {

  /** Targets that are published, of those that are known. */
  private static final int MOST_TARGETS = 16;

  private static final int MOST_RANGES = 8;

  /**
   * Destinations to be blocked first: with more, the customer's calls abroad are the shorter way.
   */
  private static final int MOST_BLOCKED = 4;

  /** Ranges are rented by the ten thousand. */
  private static final int DIGITS_OF_NUMBER = 4;

  /** Of numbers that say where they are: a country, an area, and four digits. */
  private static final int LEAST_LENGTH = 9;

  /** Numbers that differ in their last digits only. */
  private record Range(String prefix, int numbers, int calls, long cost) {
    Range and(Dialled.Target target) {
      return new Range(prefix, numbers + 1, calls + target.calls(), cost + target.cost());
    }
  }

  private CallsJson() {}

  static void money(JsonGenerator json, Alert alert, Stake stake) throws IOException {
    Money money = alert.calls().money();
    json.writeObjectFieldStart("money");
    if (!alert.currency().isEmpty()) {
      json.writeStringField("currency", alert.currency());
    }
    json.writeNumberField("lost", Money.amount(money.lost()));
    json.writeNumberField("exposure", Money.amount(money.exposure()));
    json.writeNumberField("perMinute", Money.amount(money.perMinute()));
    json.writeNumberField("setup", Money.amount(money.setup()));
    json.writeNumberField("peak", Money.amount(money.peak()));
    json.writeNumberField("ended", money.ended());
    json.writeNumberField("up", money.up());
    json.writeStringField("from", time(alert.first() - stake.beforeMillis()));
    json.writeStringField("to", time(alert.last() + alert.rule().quietMillis()));
    json.writeStringField("of", stake.text());
    json.writeEndObject();
  }

  /** Within the evidence. */
  static void evidence(JsonGenerator json, Dialled dialled) throws IOException {
    json.writeArrayFieldStart("targets");
    for (Dialled.Target each : first(dialled.dearest(), MOST_TARGETS)) {
      json.writeStartObject();
      json.writeStringField("number", each.number());
      json.writeNumberField("calls", each.calls());
      json.writeNumberField("cost", Money.amount(each.cost()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ranges");
    for (Range each : first(ranges(dialled), MOST_RANGES)) {
      json.writeStartObject();
      json.writeStringField("range", each.prefix());
      json.writeNumberField("numbers", each.numbers());
      json.writeNumberField("calls", each.calls());
      json.writeNumberField("cost", Money.amount(each.cost()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("trunks");
    for (String each : dialled.trunks()) {
      json.writeString(each);
    }
    json.writeEndArray();
    if (!dialled.customer().isEmpty()) {
      json.writeObjectFieldStart("customer");
      json.writeStringField("class", dialled.customer());
      if (dialled.dailyLimit() >= 0) {
        json.writeNumberField("dailyLimit", Money.amount(dialled.dailyLimit()));
      }
      json.writeEndObject();
    }
  }

  /**
   * What can be blocked, that which harms least first: where the calls go, and then who makes them.
   */
  static void actions(JsonGenerator json, Alert alert) throws IOException {
    Dialled dialled = alert.calls().dialled();
    json.writeArrayFieldStart("actions");
    List<Range> ranges = ranges(dialled);
    for (Range each : first(ranges, MOST_BLOCKED)) {
      action(json, "block-destination", new Subject(SubjectKind.RANGE, each.prefix()));
    }
    int left = MOST_BLOCKED - ranges.size();
    for (Dialled.Target each : dialled.dearest()) {
      Subject number = new Subject(SubjectKind.NUMBER, each.number());
      if (left > 0 && !number.isErased() && ranges.stream().noneMatch(in -> in(in, each))) {
        action(json, "block-destination", number);
        left--;
      }
    }
    List<Subject> callers = new ArrayList<>(List.of(alert.subject()));
    callers.addAll(alert.accused());
    for (Subject each : callers) {
      if (each.kind() == SubjectKind.ACCOUNT && !each.isErased()) {
        action(json, "block-international", each);
      }
    }
    if (!alert.subject().isErased()) {
      action(json, "block", alert.subject());
    }
    json.writeEndArray();
  }

  private static boolean in(Range range, Dialled.Target target) {
    return target.number().startsWith(range.prefix());
  }

  private static void action(JsonGenerator json, String what, Subject subject) throws IOException {
    json.writeStartObject();
    json.writeStringField("do", what);
    json.writeStringField("kind", subject.kind().label());
    json.writeStringField("value", subject.value());
    json.writeEndObject();
  }

  /** Ranges with more than one of the numbers, those that cost most first. */
  private static List<Range> ranges(Dialled dialled) {
    Map<String, Range> all = new LinkedHashMap<>();
    for (Dialled.Target each : dialled.dearest()) {
      String number = each.number();
      if (number.startsWith("+") && number.length() >= LEAST_LENGTH) {
        String prefix = number.substring(0, number.length() - DIGITS_OF_NUMBER);
        all.put(prefix, all.getOrDefault(prefix, new Range(prefix, 0, 0, 0)).and(each));
      }
    }
    return all.values().stream()
        .filter(each -> each.numbers() > 1)
        .sorted(
            Comparator.comparingLong(Range::cost)
                .thenComparingInt(Range::calls)
                .reversed()
                .thenComparing(Range::prefix))
        .toList();
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
