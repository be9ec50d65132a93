package io.ringfence.decode.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.CustomerProfile;
import io.ringfence.customer.OpeningHours;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is known of an account as a record of its topic, which {@link ProfileReader} reads. */
public final class ProfileJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAY = 24 * 60;

  private ProfileJson() {}

  /** On one line. */
  public static String write(AccountProfile profile) {
    ObjectNode record = JSON.createObjectNode();
    record.put("type", "profile").put("id", profile.id());
    if (profile.time() != AccountProfile.UNDATED) {
      record.put("time", Instant.ofEpochMilli(profile.time()).toString());
    }
    record.put("account", profile.account());
    if (profile.versions().size() == 1) {
      version(profile.versions().get(0), record);
    } else {
      ArrayNode versions = record.putArray("versions");
      profile.versions().forEach(each -> version(each, versions.addObject()));
    }
    try {
      return JSON.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }

  private static void version(CustomerProfile version, ObjectNode out) {
    if (version.from() != Long.MIN_VALUE) {
      out.put("from", Instant.ofEpochMilli(version.from()).toString());
    }
    if (!version.customerClass().equals(CustomerProfile.UNKNOWN_CLASS)) {
      out.put("class", version.customerClass());
    }
    text("tenant", version.tenant(), out);
    text("parent", version.parent(), out);
    text("name", version.name(), out);
    text("country", version.place().country(), out);
    text("zone", version.place().zone(), out);
    texts("numbers", version.place().numbers(), out);
    hours(version.hours(), out);
    texts("destinations", version.place().destinations(), out);
    money("creditLimit", version.limits().credit(), out);
    money("dailyLimit", version.limits().daily(), out);
  }

  private static void text(String field, String text, ObjectNode out) {
    if (!text.isEmpty()) {
      out.put(field, text);
    }
  }

  private static void texts(String field, List<String> texts, ObjectNode out) {
    if (!texts.isEmpty()) {
      texts.forEach(out.withArrayProperty(field)::add);
    }
  }

  private static void money(String field, double amount, ObjectNode out) {
    if (amount >= 0) {
      out.put(field, amount);
    }
  }

  private static void hours(OpeningHours hours, ObjectNode out) {
    for (OpeningHours.Span span : hours.week()) {
      ObjectNode week = out.withObjectProperty("hours");
      String day = HoursNotation.DAYS.get(span.from() / DAY);
      String before = week.path(day).asText();
      week.put(day, before.isEmpty() ? text(span) : before + "," + text(span));
    }
    text("holidays", hours.calendar(), out);
    texts("holidays", hours.closedDays().stream().map(Object::toString).toList(), out);
  }

  private static String text(OpeningHours.Span span) {
    int from = span.from() % DAY;
    int to = from + span.minutes();
    return clock(from) + "-" + clock(to > DAY ? to - DAY : to);
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
