package io.ringfence.jobs.io.kafka;

import static io.ringfence.jobs.io.kafka.SavepointRecords.call;
import static io.ringfence.jobs.io.kafka.SavepointRecords.end;
import static io.ringfence.jobs.io.kafka.SavepointRecords.failure;
import static io.ringfence.jobs.io.kafka.SavepointRecords.join;
import static io.ringfence.jobs.io.kafka.SavepointRecords.line;
import static io.ringfence.jobs.io.kafka.SavepointRecords.listing;
import static io.ringfence.jobs.io.kafka.SavepointRecords.loginOk;
import static io.ringfence.jobs.io.kafka.SavepointRecords.message;
import static io.ringfence.jobs.io.kafka.SavepointRecords.onDevice;
import static io.ringfence.jobs.io.kafka.SavepointRecords.privacy;
import static io.ringfence.jobs.io.kafka.SavepointRecords.quality;
import static io.ringfence.jobs.io.kafka.SavepointRecords.wholeCall;
import static io.ringfence.jobs.testing.SampleTraffic.at;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Everything that the job can be in the middle of when it is stopped. Times are seconds; the
 * savepoint is taken when all up to {@link #SAVED} is judged.
 */
final class SavepointTraffic {

  /** A few early records, long settled; then steadily, which is read at some minutes a second. */
  private static final int STEADY = 1800;

  private static final int SAVED = 3600;
  private static final int END = 4800;

  /** Everything is closed by then, a call without an end (4 h) too. */
  private static final int LAST = 6 * 3600;

  private static final String CALLS = "traffic.calls";
  private static final String MESSAGES = "traffic.messages";
  private static final String SESSIONS = "traffic.sessions";
  private static final String QUALITY = "traffic.quality";
  private static final String SECURITY = "security.events";
  private static final String RULES = "rules.changes";

  private record Arrival(int second, TopicLine line) {}

  private final Random random = new Random(5);
  private final List<Arrival> arrivals = new ArrayList<>();
  private int next;

  private SavepointTraffic() {
    background();
    calls();
    guesses();
    messages();
    standing();
    others();
    logins();
    links();
    arrivals.sort(Comparator.comparingInt(Arrival::second));
  }

  static List<List<TopicLine>> before() {
    return List.of(
        List.of(
            line(RULES, "busy", SavepointRules.BUSY),
            line(RULES, "calls_10m", SavepointRules.CALLS),
            line(RULES, "busy", SavepointRules.FAULTY),
            line(RULES, "waiting", SavepointRules.WAITING),
            line(RULES, "removed", null)),
        List.of(
            listing("l-exact", 100, "add", "number", "+12025550192", 100, 5000),
            listing("l-range", 200, "add", "range", "+1202555088", 200, LAST),
            listing("l-network", 300, "add", "network", "198.51.100.0/24", 300, LAST),
            listing("l-allow", 400, "allow", "account", "allowed", 400, LAST),
            listing("l-allow-number", 400, "allow", "number", "+12025550882", 400, LAST)),
        new SavepointTraffic().between(0, SAVED),
        List.of(
            privacy("p-hold", 3590, "hold", "held"),
            privacy("p-erase", 3590, "erase", "erased"),
            line(CALLS, 0, call("late-1", "attempt", 2500, "late", "+12025550100", ""))));
  }

  static List<List<TopicLine>> after() {
    return List.of(
        List.of(line(RULES, "ends_10m", SavepointRules.ENDS)),
        // At once: nothing else has come since the restart, and they reach behind it.
        List.of(
            listing("l-pending", 3610, "add", "number", "+12025550190", 0, LAST),
            listing("l-traced", 3611, "add", "number", "+12025550191", 0, LAST),
            listing("l-range-back", 3612, "add", "range", "+1202555077", 0, LAST)),
        new SavepointTraffic().between(SAVED, LAST),
        List.of(privacy("p-erase-held", 5000, "erase", "held")),
        last());
  }

  /** Much later, to every partition: everything before is settled and closed. */
  private static List<TopicLine> last() {
    List<TopicLine> lines = new ArrayList<>();
    for (int i = 0; i < SteppedRun.PARTITIONS; i++) {
      String id = "last-" + i;
      lines.add(line(CALLS, i, call(id, "attempt", LAST, id, "+1202555011" + i, "")));
      lines.add(line(MESSAGES, i, message(id, LAST, "+1202555012" + i, "+447946010000", "")));
      lines.add(line(SESSIONS, i, join(id, LAST, id)));
      lines.add(line(QUALITY, i, quality(id, LAST, "carrier-a", 0)));
      lines.add(line(SECURITY, i, failure(id, LAST, id, "203.0.113.1", "")));
    }
    return lines;
  }

  private List<TopicLine> between(int from, int to) {
    return arrivals.stream()
        .filter(each -> each.second() >= from && each.second() < to)
        .map(Arrival::line)
        .toList();
  }

  /** Every minute something in every partition: none falls behind. */
  private void background() {
    for (int second = STEADY; second < END; second += 20) {
      String account = "acme-" + random.nextInt(200);
      String from = "+12025550" + (100 + random.nextInt(40));
      String to = "+4479460" + (20000 + 37 * random.nextInt(60));
      whole("c-" + next++, second + random.nextInt(15), account, from, to, 5);
      put(MESSAGES, second, message("m-" + next++, second, from, to, ""));
      put(
          SECURITY,
          second,
          failure("e-" + next++, second, account, "203.0.113." + second % 97, ""));
      if (second % 60 == 0) {
        for (int i = 0; i < SteppedRun.PARTITIONS; i++) {
          put(SESSIONS, i, second, join("s-" + next++, second, "room-" + second));
          put(QUALITY, i, second, quality("q-" + next++, second, "carrier-a", random.nextInt(9)));
          put(CALLS, i, second, end("o-" + next++, second - 8, second, "quiet-" + i, from, 4));
        }
      }
    }
  }

  /** Half told, up, without an end; measured before and after. */
  private void calls() {
    for (int i = 0; i < 3; i++) {
      String half = "half-" + i;
      put(CALLS, 3580 + i, call(half, "attempt", 3580 + i, "half", "+12025550301", ""));
      put(CALLS, 3610 + i, call(half, "answer", 3610 + i, "half", "+12025550301", ""));
      put(CALLS, 3700 + i, end(half, 3580 + i, 3700 + i, "half", "+12025550301", 88));
      whole("waited-" + i, 4500 + i, "waited", "+12025550302", "+447946010001", 5);
      whole("busy-" + i, 3000 + i, "busy-before", "+12025550303", "+447946010002", 5);
      whole("busy-after-" + i, 4000 + i, "busy-after", "+12025550304", "+447946010003", 5);
      whole("busy-across-" + i, 3570 + 30 * i, "busy-across", "+12025550305", "+447946010004", 5);
      whole("share-" + i, 3500 + 100 * i, "share-" + i, "+12025550306", "+447946010005", 5);
    }
    put(CALLS, 3000, call("long", "attempt", 3000, "long", "+12025550307", ""));
    put(CALLS, 3004, call("long", "answer", 3004, "long", "+12025550307", ""));
    put(CALLS, 5000, end("long", 3000, 5000, "long", "+12025550307", 1996));
    put(CALLS, 3100, call("lost", "attempt", 3100, "lost", "+12025550308", ""));
    put(CALLS, 3105, call("lost", "answer", 3105, "lost", "+12025550308", ""));
    whole("talk-1", 1000, "talk", "+12025550309", "+447946010006", 400);
    whole("talk-2", 3700, "talk", "+12025550309", "+447946010007", 400);
    for (int i = 0; i < 4; i++) {
      whole("fav-" + i, 3200 + 200 * i, "fav-" + i, "+12025550193", "+447946010008", 5);
    }
    for (int i = 0; i < 10; i++) {
      whole("pump-" + i, 3100 + 100 * i, "pump-" + i, "+1202555040" + i, "+44207946080" + i, 5);
    }
  }

  private void guesses() {
    for (int i = 0; i < 3; i++) {
      guess("held", 1000 + i);
      guess("erased", 3000 + i);
      guess("pending-open", 3550 + i);
      guess("across", 3560 + 30 * i);
      guess("allowed", 4000 + i);
    }
    whole("open-1", 3610, "pending-open", "+12025550312", "+447946010016", 5);
    whole("open-2", 3620, "pending-open", "+12025550312", "+447946010017", 5);
    for (int i = 0; i < 3; i++) { // before what was erased: nothing may come of it
      put(SECURITY, 3601, failure("erased-again-" + i, 3580 + i, "erased", "203.0.113.1", ""));
    }
    for (int second : List.of(3500, 3601)) { // told twice: two guesses are not three
      put(SECURITY, 0, second, failure("repeat-1", 3500, "repeat", "203.0.113.1", ""));
      put(SECURITY, 0, second, failure("repeat-2", 3501, "repeat", "203.0.113.1", ""));
    }
    put(SECURITY, 3400, failure("guesser", 3400, "guesser", "203.0.113.9", ""));
    whole("guesser", 3800, "guesser", "+12025550310", "+447946010009", 5);
    for (int i = 0; i < 8; i++) {
      put(
          SECURITY,
          3440 + 40 * i,
          failure("sweep-" + i, 3440 + 40 * i, "sweep-" + i, "203.0.113.200", ""));
    }
    // A source that has got far in one partition and not in the other: late there, here not.
    put(SECURITY, 1, 3590, failure("far", 3590, "far", "203.0.113.2", "radius"));
    put(SECURITY, 1, 3601, failure("far-late", 2900, "far", "203.0.113.2", "radius"));
    put(SECURITY, 0, 3601, failure("far-in-time", 2950, "far", "203.0.113.2", "radius"));
  }

  private void messages() {
    for (int i = 0; i < 6; i++) {
      int second = 3450 + 60 * i;
      put(
          MESSAGES,
          second,
          message(
              "text-" + i,
              second,
              "+1202555032" + i,
              "+4479460110" + i + "0",
              "Your parcel waits, see the link"));
      put(MESSAGES, second, message("pump-" + i, second, "+1202555033" + i, "+447946012000", ""));
    }
    for (int i = 0; i < 120; i++) { // more than a window keeps one by one
      int second = i < 100 ? 700 + i : 3700 + 30 * i - 3000;
      put(MESSAGES, second, message("bulk-" + i, second, "+12025550194", "+447946013000", ""));
    }
  }

  private void standing() {
    whole("traced", 600, "x-1", "+12025550191", "+447946010010", 5);
    whole("listed-later", 3400, "x-2", "+12025550190", "+447946010011", 5);
    whole("range-later", 3420, "x-3", "+12025550771", "+447946010012", 5);
    whole("in-range", 4100, "x-4", "+12025550881", "+447946010013", 5);
    whole("allowed-in-range", 4100, "x-5", "+12025550882", "+447946010014", 5);
    whole("until-1", 4000, "x-6", "+12025550192", "+447946010015", 5);
    whole("until-2", 5500, "x-6", "+12025550192", "+447946010015", 5);
    put(CALLS, 4200, call("network", "attempt", 4200, "x-7", "+12025550311", "198.51.100.7"));
  }

  private void others() {
    for (int i = 0; i < 6; i++) {
      put(SESSIONS, 3570 + 12 * i, join("bomb-" + i, 3570 + 12 * i, "room-x"));
    }
    put(QUALITY, 2700, quality("lossy-1", 2700, "carrier-b", 30));
    put(QUALITY, 3900, quality("lossy-2", 3900, "carrier-b", 1));
    for (int second : List.of(500, 4000)) {
      put(CALLS, second, "{\"type\":\"call\"");
      put(MESSAGES, second, "\u0000 no record");
      put(SESSIONS, second, "{\"type\":\"tune\",\"id\":\"t\",\"time\":\"" + at(second) + "\"}");
      put(SECURITY, second, failure("bad-" + second, second, "x", "not an address", ""));
    }
  }

  /** Of an account with habits and of one that is in two places. */
  private void logins() {
    for (int second = 700; second < 4600; second += 200) {
      login("regular", second, second < 4000 ? "mac:0011223344a1" : "mac:0011223344a2", 56, 24);
    }
    login("flyer", 3500, "mac:0011223344a3", 56, 24);
    login("flyer", 3750, "mac:0011223344a3", -33, 151);
  }

  /** An account that a rule lists, and its device with another one. */
  private void links() {
    put(CALLS, 820, onDevice(call("known", "attempt", 820, "blocked", "+12025550351", "")));
    for (int i = 0; i < 6; i++) {
      int second = 3450 + 60 * i;
      put(
          CALLS,
          second,
          onDevice(call("blocked-" + i, "attempt", second, "blocked", "+12025550351", ""))
              .replace("+447946010099", "+447946010077"));
    }
    put(CALLS, 4400, onDevice(call("back", "attempt", 4400, "back", "+12025550352", "")));
  }

  private void login(String account, int second, String device, int latitude, int longitude) {
    put(SECURITY, second, loginOk(account, second, device, latitude, longitude));
  }

  private void guess(String account, int second) {
    put(SECURITY, second, failure("e-" + account + second, second, account, "203.0.113.1", ""));
  }

  /** All in one record. */
  private void whole(String id, int second, String account, String from, String to, int talk) {
    int over = second + talk + 5;
    put(CALLS, over, wholeCall(id, second, over, account, from, to, talk));
  }

  private void put(String role, int second, String value) {
    put(role, random.nextInt(SteppedRun.PARTITIONS), second, value);
  }

  private void put(String role, int partition, int second, String value) {
    arrivals.add(new Arrival(second, line(role, partition, value)));
  }
}
