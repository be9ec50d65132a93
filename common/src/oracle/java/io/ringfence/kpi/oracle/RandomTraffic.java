package io.ringfence.kpi.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Traffic of a small provider over some hours, with everything that is hard to count: calls with an
 * end only, forks, retries, lost ends, long calls, records out of order, late, repeated, and groups
 * on either side of what is too small.
 */
public final class RandomTraffic {

  /** A line, and when it comes. */
  private record Sent(long arrival, String line) {}

  private static final long START = 1_795_597_200_000L; // 2026-11-25T09:00:00Z
  private static final long LATENESS = 600_000;

  private static final Map<String, String> COUNTRIES =
      Map.of(
          "+1202555",
          "US",
          "+37120",
          "LV",
          "+442079",
          "GB",
          "+234803",
          "NG",
          "+88216",
          "001",
          "911",
          "US");

  private static final String[] NUMBERS = {
    "+12025550123",
    "+12025550124",
    "+37120123456",
    "+442079460018",
    "+2348031234567",
    "+88216000123",
    "911",
    "anonymous"
  };

  private static final int[] SIP = {
    486, 480, 487, 603, 404, 484, 503, 500, 408, 403, 302, 401, 407, 402, 488, 604
  };
  private static final int[] Q850 = {16, 17, 19, 20, 21, 1, 28, 34, 41, 102, 57, 95};
  private static final String[] TRUNKS = {"carrier-a", "carrier-a", "carrier-b", "c;=\"x", ""};

  private final Random random;
  private final long span;
  private final List<Sent> sent = new ArrayList<>();
  private int ids;

  private RandomTraffic(long seed, long span) {
    this.random = new Random(seed);
    this.span = span;
  }

  /** Lines in order of arrival. Of each ten records one is late, of each hundred one repeated. */
  public static List<String> lines(long seed, int size, long minutes) {
    RandomTraffic traffic = new RandomTraffic(seed, minutes * 60_000);
    for (int i = 0; i < size; i++) {
      switch (traffic.random.nextInt(8)) {
        case 0 -> traffic.message();
        case 1 -> traffic.meeting();
        case 2 -> traffic.quality();
        case 3 -> traffic.security();
        default -> traffic.call();
      }
    }
    traffic.sent.sort(Comparator.comparingLong(Sent::arrival));
    return traffic.sent.stream().map(Sent::line).toList();
  }

  /** Country of a number as the lines have it. */
  public static String country(String number) {
    for (Map.Entry<String, String> each : COUNTRIES.entrySet()) {
      if (number.startsWith(each.getKey())) {
        return each.getValue();
      }
    }
    return "";
  }

  private long when() {
    // Busy and quiet minutes: half of everything falls into a tenth of the time.
    long part = random.nextBoolean() ? span : span / 10;
    return START + (long) (random.nextDouble() * part);
  }

  private boolean now(int outOf) {
    return random.nextInt(outOf) == 0;
  }

  private ObjectNode record(String type, long time) {
    ObjectNode record = IndicatorOracle.JSON.createObjectNode();
    return record.put("type", type).put("id", "r" + ids++).put("time", time).put("source", "s");
  }

  private void send(ObjectNode record) {
    long time = record.get("time").asLong();
    long delay = now(10) ? random.nextInt(2 * (int) LATENESS) : random.nextInt(2_000);
    sent.add(new Sent(time + delay, record.toString()));
    if (now(100)) {
      sent.add(new Sent(time + delay + random.nextInt((int) LATENESS), record.toString()));
    }
  }

  private void call() {
    String id = "c" + ids++;
    long attempt = when();
    long ring = random.nextInt(20_000);
    boolean answered = random.nextInt(3) > 0;
    long talk = now(20) ? (long) (random.nextDouble() * 210 * 60_000) : random.nextInt(400_000);
    long end = attempt + ring + (answered ? talk : 0);
    int shape = random.nextInt(12);
    if (shape == 0) {
      send(cdr(id, attempt, ring, answered ? talk : 0, end));
      return;
    }
    ObjectNode first = call(id, "attempt", attempt);
    first.put("to", NUMBERS[random.nextInt(NUMBERS.length)]);
    trunk(first);
    if (shape > 1) {
      send(first);
    }
    if (shape == 2) {
      // A retry: the first trunk refuses, and another is tried.
      ObjectNode refused = call(id, "end", attempt + random.nextInt(2_000));
      send(refused.put("sipCode", 503).put("q850", 34));
      ObjectNode again = call(id, "attempt", attempt + 2_000);
      trunk(again);
      // Where it goes elsewhere, it is another call.
      send(now(3) ? again.put("to", "+37120123456") : again.set("to", first.get("to")));
    }
    if (shape == 3) {
      // A fork: a leg falls away.
      send(call(id, "end", attempt + random.nextInt(30_000)).put("sipCode", 487));
    }
    if (answered && shape != 4) {
      ObjectNode answer = call(id, "answer", attempt + ring);
      if (now(2)) {
        answer.put("ringMillis", now(5) ? ring / 2 : ring);
      }
      if (now(2)) {
        answer.put("ringingMillis", ring / 3);
      }
      send(answer);
    }
    if (shape == 5) {
      return; // its end is lost
    }
    ObjectNode last = call(id, "end", end);
    if (now(2)) {
      last.put("talkMillis", answered ? talk : 0);
    }
    if (answered ? now(2) : !now(10)) {
      last.put("sipCode", answered ? 200 : SIP[random.nextInt(SIP.length)]);
    }
    if (now(2)) {
      last.put("q850", answered ? 16 : Q850[random.nextInt(Q850.length)]);
    }
    if (now(4)) {
      last.put("ringMillis", ring);
    }
    if (now(3)) {
      last.put("ringingMillis", ring / 4);
    }
    if (now(4)) {
      last.put("started", attempt);
    }
    if (now(10)) {
      trunk(last);
    }
    if (shape == 1 || now(10)) {
      last.put("to", "+442079460018");
    }
    send(last);
  }

  private ObjectNode cdr(String id, long attempt, long ring, long talk, long end) {
    ObjectNode cdr = call(id, "end", end).put("to", NUMBERS[random.nextInt(NUMBERS.length)]);
    trunk(cdr);
    if (now(2)) {
      cdr.put("started", attempt);
    }
    if (now(2)) {
      cdr.put("ringMillis", ring);
    }
    return cdr.put("talkMillis", talk).put("q850", talk > 0 ? 16 : 17);
  }

  private ObjectNode call(String id, String phase, long time) {
    return record("call", time).put("call", id).put("phase", phase).put("from", "+12025550199");
  }

  private void trunk(ObjectNode record) {
    String trunk = TRUNKS[random.nextInt(TRUNKS.length)];
    if (!trunk.isEmpty()) {
      record.put("trunk", trunk);
    }
  }

  private void message() {
    long time = when();
    ObjectNode first = record("message", time);
    String id = first.get("id").asText();
    if (!now(4)) {
      first.put("to", NUMBERS[random.nextInt(6)]);
    }
    if (now(4)) {
      first.put("channel", "chat");
    }
    String[] fates = {"delivered", "failed", "blocked", "submitted"};
    int shape = random.nextInt(6);
    if (shape == 0) {
      first.put("status", fates[random.nextInt(3)]);
    }
    if (shape != 1) {
      send(first);
    }
    if (shape > 1) {
      for (int reports = random.nextInt(3); reports > 0; reports--) {
        ObjectNode report = record("message", time + (now(2) ? 0 : random.nextInt(300_000)));
        report.put("message", id).put("status", fates[random.nextInt(3)]);
        if (now(3)) {
          report.put("to", "+37120123456");
        }
        if (now(8)) {
          report.put("text", "hello");
        }
        send(report);
      }
    }
  }

  private void meeting() {
    String meeting = "m" + random.nextInt(5);
    String who = "p" + random.nextInt(40);
    long time = when();
    ObjectNode join = session(meeting, who, "join", time);
    send(join);
    if (!now(3)) {
      long gone = time + (now(3) ? random.nextInt(60_000) : random.nextInt(3_600_000));
      send(session(meeting, who, now(5) ? "kick" : "leave", gone));
      if (now(3)) {
        send(session(meeting, who, "join", gone + random.nextInt(60_000)));
      }
    }
    if (now(10)) {
      send(session(meeting, who, "refuse", time + 1));
    }
  }

  private ObjectNode session(String meeting, String who, String action, long time) {
    ObjectNode record = record("session", time).put("meeting", meeting).put("action", action);
    return now(20) ? record : record.put(now(4) ? "account" : "participant", who);
  }

  private void quality() {
    for (int i = random.nextInt(4); i >= 0; i--) {
      ObjectNode report = record("quality", when());
      trunk(report);
      if (!now(4)) {
        report.put("region", now(2) ? "us-east" : "eu-west");
      }
      if (!now(8)) {
        report.put("mos", random.nextInt(5_001) / 1000.0);
      }
      if (!now(8)) {
        report.put("jitterMillis", random.nextInt(1_000_000) / 10_000.0);
      }
      if (!now(8)) {
        report.put("lossPercent", random.nextInt(1001) / 10.0);
      }
      if (!now(3)) {
        report.put("rttMillis", random.nextInt(500));
      }
      send(report);
    }
  }

  private void security() {
    String[] events = {
      "register.ok",
      "register.ok",
      "register.failed",
      "account.unknown",
      "otp.sent",
      "otp.sent",
      "otp.verified",
      "login.failed"
    };
    for (int i = random.nextInt(4); i >= 0; i--) {
      ObjectNode event = record("security", when());
      event.put("event", events[random.nextInt(events.length)]);
      send(event.put("number", NUMBERS[random.nextInt(6)]));
    }
  }
}
