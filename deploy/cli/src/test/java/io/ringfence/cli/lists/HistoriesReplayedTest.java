package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import io.ringfence.cli.scan.ScanOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real lists, imported snapshot after snapshot as their keepers published them, and replayed
 * through the job with calls at various times: each call is a look-up, and its alert rests on
 * exactly the listings that a plain list holds at that time.
 *
 * <p>In the list of numbers 10,962 were removed by mistake and came back 14 seconds later. The list
 * {@code complaints} has the removal held; on the list {@code confirmed} somebody confirmed it.
 */
@Tag("full")
class HistoriesReplayedTest {

  private static final long BEFORE = PublishedList.time("2025-11-14T23:10:14Z");
  private static final long ACCIDENT = PublishedList.time("2025-11-15T13:02:07+08:00");
  private static final long UNDONE = PublishedList.time("2025-11-15T13:02:21+08:00");

  private static final String PACK =
      """
      measures: []
      rules:
        - {id: number, version: 1, fraud: listed-subject, title: A listed number, accuse: number, as: any, on: call.attempt, when: subject.listed, severity: low, score: 50, quiet: 10m, mode: enforce, summary: listed}
        - {id: address, version: 1, fraud: listed-subject, title: A listed address, accuse: address, on: call.attempt, when: subject.listed, severity: low, score: 50, quiet: 10m, mode: enforce, summary: listed}
      """;

  @TempDir private static Path folder;

  private static PublishedList numbers;
  private static PublishedList networks;
  private static List<LookUp> lookUps;
  private static PlainHistory history;

  /** Of the imports into {@code complaints}, by time. */
  private static final Map<Long, Launch> COMPLAINTS = new TreeMap<>();

  private static ScanOutput scan;

  @BeforeAll
  static void replay() throws IOException {
    numbers = PublishedList.read("unwanted-call-numbers-history.csv.gz");
    networks = PublishedList.read("vpn-networks-history.csv.gz");
    for (long time : numbers.times()) {
      COMPLAINTS.put(
          time, imported(numbers, time, "complaints", "--kind", "number", "--skip-refused"));
    }
    for (long time : List.of(BEFORE, ACCIDENT, UNDONE)) {
      Launch launch =
          imported(numbers, time, "confirmed", "--kind", "number", "--skip-refused", "--confirm");
      assertThat(launch.exit()).as(launch.err()).isZero();
    }
    for (long time : networks.times()) {
      Launch launch = imported(networks, time, "vpn", "--format", "netset");
      assertThat(launch.exit()).as(launch.err()).isZero();
    }
    history = PlainHistory.read(file("complaints"), file("confirmed"), file("vpn"));
    LookUps picked = LookUps.of(numbers, networks, ACCIDENT, UNDONE);
    lookUps = picked.all();
    Files.write(folder.resolve("calls.jsonl"), picked.calls());
    scan();
  }

  private static Path file(String list) {
    return folder.resolve(list + ".jsonl");
  }

  private static Launch imported(PublishedList published, long time, String list, String... more)
      throws IOException {
    Path snapshot = Files.write(folder.resolve("snapshot.txt"), published.snapshot(time));
    List<String> arguments =
        new ArrayList<>(
            List.of("lists", "import", snapshot.toString(), "--list", list, "--history"));
    arguments.addAll(
        List.of(file(list).toString(), "--as-of", Instant.ofEpochMilli(time).toString()));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  private static void scan() throws IOException {
    Path pack = Files.writeString(folder.resolve("pack.yaml"), PACK);
    long last = lookUps.get(lookUps.size() - 1).time();
    Launch launch =
        Launch.of(
            "scan",
            file("complaints").toString(),
            file("confirmed").toString(),
            file("vpn").toString(),
            folder.resolve("calls.jsonl").toString(),
            "--rules",
            pack.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--as-of",
            Instant.ofEpochMilli(last + 1).toString());
    assertThat(launch.exit()).as(launch.err()).isZero();
    scan = new ScanOutput(folder.resolve("out"));
    System.out.print(launch.out());
  }

  @Test
  void onlyTheAccidentalRemovalIsHeld() {
    COMPLAINTS.forEach(
        (time, launch) ->
            assertThat(launch.exit()).as(launch.err()).isEqualTo(time == ACCIDENT ? 1 : 0));
    assertThat(COMPLAINTS.get(ACCIDENT).err()).contains("would go");
    assertThat(COMPLAINTS.get(UNDONE).out()).contains(" 0 added, 0 removed, 0 changed");
    assertThat(removals("complaints")).isZero();
    assertThat(removals("confirmed")).isBetween(10_000L, 10_962L);
    assertThat(removals("vpn")).isBetween(6_000L, 6_113L);
  }

  private static long removals(String list) {
    return history.records().stream()
        .filter(each -> each.list().equals(list) && !each.add())
        .count();
  }

  @Test
  void everyRecordIsAccepted() {
    assertThat(scan.rejected()).isEmpty();
    assertThat(scan.late()).isEmpty();
    assertThat(scan.count("accepted")).isEqualTo(history.records().size() + 2 * LookUps.HALF);
    assertThat(folder.resolve("out/derived.jsonl")).isEmptyFile();
  }

  @Test
  void everyAlertRestsOnWhatAPlainListHoldsAtItsTime() {
    Map<String, Set<String>> expected = new TreeMap<>();
    Map<String, LookUp> asked = new TreeMap<>();
    for (LookUp each : lookUps) {
      asked.put(each.id(), each);
      Set<String> holding = history.holding(each);
      if (!holding.isEmpty()) {
        expected.put(each.id(), holding);
      }
    }
    Map<String, Set<String>> alerts = new TreeMap<>();
    for (JsonNode alert : scan.alerts()) {
      if (retracted(alert)) {
        continue; // the call was read before a removal of before it
      }
      assertThat(alert.get("hits").asInt()).isEqualTo(1);
      LookUp of = asked.get(alert.at("/evidence/signals/0").asText());
      assertThat(alert.at("/subject/value").asText().equals(of.value())).as(of.id()).isTrue();
      assertThat(alert.get("first").asText()).isEqualTo(Instant.ofEpochMilli(of.time()).toString());
      Set<String> listings = new TreeSet<>();
      alert.at("/evidence/listings").forEach(each -> listings.add(each.asText()));
      assertThat(alerts.put(of.id(), listings)).as("two alerts of " + of.id()).isNull();
    }

    System.out.printf(
        "%,d look-ups, %,d listed, %,d by more than one listing; %,d listings in %,d records%n",
        lookUps.size(),
        expected.size(),
        expected.values().stream().filter(each -> each.size() > 1).count(),
        expected.values().stream().mapToInt(Set::size).sum(),
        history.records().size());
    assertThat(asked).hasSize(2 * LookUps.HALF);
    assertThat(expected.size()).isBetween(500, 900);
    Map<String, Set<String>> missing = new TreeMap<>(expected);
    missing.entrySet().removeAll(alerts.entrySet());
    alerts.entrySet().removeAll(expected.entrySet());
    assertThat(alerts).as("where these were expected: " + missing).isEmpty();
    assertThat(missing).as("expected, and not raised").isEmpty();
  }

  /** What the records say is what had been published, but for the removal that was held. */
  @Test
  void whatIsListedIsWhatHadBeenPublished() {
    int misled = 0;
    for (LookUp each : lookUps) {
      Set<String> lists = lists(each);
      if (!each.number()) {
        boolean named =
            networks.named(
                block -> Block.of(block).contains(each.value()), each.time(), time -> true);
        assertThat(lists.contains("vpn")).as(each.id()).isEqualTo(named);
        continue;
      }
      boolean complaint = named(each, false);
      boolean published = named(each, true);
      assertThat(lists.contains("complaints")).as(each.id()).isEqualTo(complaint);
      if (each.time() >= BEFORE && each.time() < PublishedList.time("2025-11-20T22:21:21Z")) {
        assertThat(lists.contains("confirmed")).as(each.id()).isEqualTo(published);
      }
      misled += complaint && !published ? 1 : 0;
    }
    assertThat(misled)
        .as("look-ups that the accident would have misled")
        .isGreaterThanOrEqualTo(50);
  }

  private static boolean named(LookUp each, boolean withTheAccident) {
    String digits = each.value().substring(2);
    return numbers.named(
        number -> number.equals(digits) || number.equals("1" + digits),
        each.time(),
        time -> withTheAccident || (time != ACCIDENT && time != UNDONE));
  }

  private static Set<String> lists(LookUp each) {
    Set<String> holding = history.holding(each);
    Set<String> lists = new TreeSet<>();
    for (PlainHistory.Change change : history.records()) {
      if (holding.contains(change.id())) {
        lists.add(change.list());
      }
    }
    return lists;
  }

  /** Of addresses alerts may be: the job may see a call before a removal of before the call. */
  @Test
  void noAlertOfANumberIsRetracted() {
    List<JsonNode> ofNumbers =
        scan.alerts().stream()
            .filter(alert -> alert.at("/rule/id").asText().equals("number"))
            .toList();
    assertThat(ofNumbers.size()).isBetween(300, LookUps.HALF);
    assertThat(ofNumbers.stream().filter(HistoriesReplayedTest::retracted).count()).isZero();
  }

  private static boolean retracted(JsonNode alert) {
    return alert.get("state").asText().equals("retracted");
  }

  @Test
  void nothingWasLearntTooLate() {
    assertThat(scan.alerts().stream().filter(alert -> alert.path("retro").asBoolean()).count())
        .isZero();
  }
}
