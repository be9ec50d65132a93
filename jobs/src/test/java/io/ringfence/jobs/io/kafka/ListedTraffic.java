package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls by {@link LinkedTraffic#PACK} with everything that lists do to them: a rule that lists, who
 * follows by one link and by two, what is learnt late, withdrawn, ended, listed again and cleared.
 */
final class ListedTraffic {

  static final String LISTED_BY_A_RULE = "+12025550101";
  static final String WITHDRAWN = "+12025550103";
  static final String LEARNT_LATE = "+12025550105";
  static final String CLEARED = "+12025550107";
  static final String IN_A_RANGE = "+12025550151";

  private static final int HOUR = 3600;
  private static final String CALLS = "traffic.calls";

  private int next;

  /** Who has been asked about at the end: all that lists or links touch. */
  static List<String> asked() {
    List<String> asked = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      asked.add("\"kind\":\"number\",\"value\":\"+1202555010" + i + "\"");
      asked.add("\"kind\":\"device\",\"value\":\"imei:" + i + "\"");
      asked.add("\"kind\":\"account\",\"value\":\"acme-" + i + "\"");
    }
    return asked;
  }

  /** In steps: what is in one has been judged before the next one comes. */
  List<List<TopicLine>> first() {
    List<TopicLine> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(call(1 + i, 1, 1));
    }
    calls.add(call(10, 3, 3));
    calls.add(call(20, 5, 5));
    calls.add(call(30, 7, 7));
    calls.add(attempt(40, IN_A_RANGE, "acme-6", "imei:6"));
    return List.of(
        calls,
        quiet(2 * HOUR),
        List.of(
            listing("b-1", 2 * HOUR, "add", "number", WITHDRAWN, ""),
            listing("c-1", 2 * HOUR, "add", "number", LEARNT_LATE, from(0)),
            listing("d-1", 2 * HOUR, "add", "number", CLEARED, from(0)),
            listing("r-1", 2 * HOUR, "add", "range", "+1202555015", from(0))));
  }

  List<List<TopicLine>> second() {
    return List.of(
        marked(
            "second",
            3 * HOUR + 120,
            call(3 * HOUR, 2, 1),
            call(3 * HOUR + 60, 4, 3),
            call(3 * HOUR + 90, 5, 5)),
        quiet(5 * HOUR),
        List.of(
            listing("b-2", 5 * HOUR, "remove", "number", WITHDRAWN, ",\"withdrawn\":true"),
            listing("c-2", 5 * HOUR, "remove", "number", LEARNT_LATE, ""),
            listing("d-2", 5 * HOUR, "allow", "number", CLEARED, from(0))));
  }

  List<List<TopicLine>> third() {
    return List.of(
        marked(
            "third",
            6 * HOUR + 120,
            call(6 * HOUR, 3, 3),
            call(6 * HOUR + 60, 5, 5),
            call(6 * HOUR + 90, 2, 8)),
        List.of(listing("c-3", 7 * HOUR, "add", "number", LEARNT_LATE, "")),
        amid(7 * HOUR + 120, call(7 * HOUR + 60, 5, 5), call(7 * HOUR + 90, 8, 8)),
        quiet(9 * HOUR),
        List.of(
            listing("r-2", 9 * HOUR, "remove", "range", "+1202555015", ",\"withdrawn\":true"),
            listing("b-3", 9 * HOUR, "add", "number", WITHDRAWN, from(6 * HOUR))),
        quiet(12 * HOUR));
  }

  /**
   * The same, and something new on the topics of lists: what follows a restart is waited for in all
   * partitions that have records.
   */
  private List<TopicLine> marked(String id, int second, TopicLine... calls) {
    List<TopicLine> lines = amid(second, calls);
    for (String role : List.of("blacklist.changes", "blacklist.derived")) {
      String listing = SampleTraffic.listing(role + id, 0, "account", "nobody");
      lines.add(new TopicLine(role, 0, role + id, listing));
    }
    return lines;
  }

  /** Calls, and everybody else's records behind them: a topic that runs ahead is kept waiting. */
  private List<TopicLine> amid(int second, TopicLine... calls) {
    List<TopicLine> lines = new ArrayList<>(List.of(calls));
    lines.addAll(quiet(second));
    return lines;
  }

  private TopicLine call(int second, int who, int device) {
    return attempt(second, "+1202555010" + who, "acme-" + who, "imei:" + device);
  }

  private TopicLine attempt(int second, String from, String account, String device) {
    int id = next++;
    return new TopicLine(
        CALLS,
        id % SteppedRun.PARTITIONS,
        null,
        LinkedTraffic.attempt("call-" + id, second, from, account, device));
  }

  /** Something of everybody else in every partition: event time moves on. */
  private List<TopicLine> quiet(int second) {
    List<TopicLine> lines = new ArrayList<>();
    String time = SampleTraffic.at(second);
    for (int i = 0; i < SteppedRun.PARTITIONS; i++) {
      String id = "q-" + second + "-" + i;
      String other = "+4479460200" + (10 + i);
      add(lines, i, CALLS, LinkedTraffic.attempt(id, second, other, "other-" + id, "imei:9" + id));
      add(
          lines,
          i,
          "traffic.messages",
          SampleTraffic.message("m" + id, second, other, "+447946010000"));
      add(lines, i, "security.events", SampleTraffic.failure("e" + id, second, "other-" + id));
      add(
          lines,
          i,
          "traffic.sessions",
          """
          {"type":"session","id":"s%s","time":"%s","meeting":"%s","action":"join","participant":"p"}"""
              .formatted(id, time, id));
      add(
          lines,
          i,
          "traffic.quality",
          """
          {"type":"quality","id":"k%s","time":"%s","trunk":"carrier-a","mos":4.1}"""
              .formatted(id, time));
    }
    return lines;
  }

  private static void add(List<TopicLine> lines, int partition, String role, String json) {
    lines.add(new TopicLine(role, partition, null, json));
  }

  private static String from(int second) {
    return ",\"from\":\"" + SampleTraffic.at(second) + "\"";
  }

  private static TopicLine listing(
      String id, int second, String action, String kind, String value, String more) {
    return new TopicLine(
        "blacklist.changes",
        0,
        null,
        """
        {"type":"listing","id":"%s","time":"%s","action":"%s","subject":{"kind":"%s","value":"%s"},"list":"house","reason":"irsf"%s}"""
            .formatted(id, SampleTraffic.at(second), action, kind, value, more));
  }
}
