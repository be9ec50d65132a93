package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import io.ringfence.cli.scan.ScanOutput;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Numbers that people complained about over six weeks, as a blacklist with a history, and calls at
 * various times: flagged are exactly those that a plain look-up at the time of the call says.
 *
 * <p>The history is outside data: {@code unwanted-call-numbers-history.csv.gz}, columns time,
 * commit, op (snapshot, add or remove) and number, in the folder that {@code -Dringfence.data}
 * names.
 */
@Tag("full")
class ListedNumbersTest {

  private static final int CALLS = 100_000;

  /** Of the rule {@code listed-number} in the shipped pack. */
  private static final long QUIET_MILLIS = 24 * 3_600_000L;

  /** What the North American plan can dial. */
  private static final Pattern DIALLABLE = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");

  private record Op(long time, boolean add) {}

  private record Episode(long first, long last, int hits) {}

  @TempDir private static Path folder;

  /** By number as written, in order of time. */
  private static final Map<String, List<Op>> HISTORY = new HashMap<>();

  private static final Map<String, List<Long>> EXPECTED = new TreeMap<>();
  private static int ops;
  private static int flagged;
  private static long first = Long.MAX_VALUE;
  private static long last = Long.MIN_VALUE;
  private static ScanOutput scan;

  @BeforeAll
  static void scanCallsOfListedNumbers() throws IOException {
    Path file = OutsideData.file("unwanted-call-numbers-history.csv.gz");
    writeListings(file);
    writeCalls();
    long start = System.nanoTime();
    Launch launch =
        Launch.of(
            "scan",
            folder.resolve("listings.jsonl").toString(),
            folder.resolve("calls.jsonl").toString(),
            "--out",
            folder.resolve("out").toString(),
            "--as-of",
            Instant.ofEpochMilli(last + 1).toString());
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(launch.exit()).as(launch.err()).isZero();
    scan = new ScanOutput(folder.resolve("out"));
    System.out.printf(
        "%,d listings of %,d numbers and %,d calls: %.1f s, %,.0f signals a second; %,d listings rejected, %,d calls flagged%n",
        ops,
        HISTORY.size(),
        CALLS,
        seconds,
        (ops + CALLS) / seconds,
        scan.rejected().size(),
        flagged);
  }

  private static void writeListings(Path file) throws IOException {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
        BufferedWriter out = Files.newBufferedWriter(folder.resolve("listings.jsonl"))) {
      in.readLine();
      for (String row = in.readLine(); row != null; row = in.readLine()) {
        List<String> columns = List.of(row.split(",", 4));
        long time = OffsetDateTime.parse(columns.get(0)).toInstant().toEpochMilli();
        boolean add = !columns.get(2).equals("remove");
        String number = columns.get(3);
        first = Math.min(first, time);
        last = Math.max(last, time);
        HISTORY.computeIfAbsent(number, unknown -> new ArrayList<>(2)).add(new Op(time, add));
        out.write(listing(ops++, time, add, number.length() == 10 ? "+1" + number : number));
        out.newLine();
      }
    }
    HISTORY.values().forEach(each -> each.sort(Comparator.comparingLong(Op::time)));
  }

  private static String listing(int id, long time, boolean add, String number) {
    return """
        {"type":"listing","id":"l-%d","time":%d,"action":"%s","subject":{"kind":"number","value":"%s"},"list":"complaints","reason":"unwanted"}"""
        .formatted(id, time, add ? "add" : "remove", number);
  }

  /** Half of the calls have a number of the history at one of their ends. */
  private static void writeCalls() throws IOException {
    List<String> known =
        HISTORY.keySet().stream().filter(ListedNumbersTest::diallable).sorted().toList();
    Random random = new Random(7);
    long[] times = random.longs(CALLS, first - 86_400_000, last).sorted().toArray();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("calls.jsonl"))) {
      for (int i = 0; i < CALLS; i++) {
        String one = i % 2 == 0 ? known.get(random.nextInt(known.size())) : anyNumber(random);
        String other = anyNumber(random);
        boolean calls = random.nextBoolean();
        out.write(call(i, times[i], calls ? one : other, calls ? other : one));
        out.newLine();
        Set<String> parties = new HashSet<>(List.of(one, other));
        boolean hit = false;
        for (String party : parties) {
          if (listed(party, times[i])) {
            EXPECTED.computeIfAbsent("+1" + party, unknown -> new ArrayList<>()).add(times[i]);
            hit = true;
          }
        }
        flagged += hit ? 1 : 0;
      }
    }
  }

  private static boolean diallable(String number) {
    return DIALLABLE.matcher(number).matches();
  }

  private static String anyNumber(Random random) {
    return String.valueOf(2 + random.nextInt(8))
        + (10 + random.nextInt(90))
        + (2 + random.nextInt(8))
        + (100_000 + random.nextInt(900_000));
  }

  private static String call(int id, long time, String from, String to) {
    return """
        {"type":"call","id":"c-%d:attempt","call":"c-%d","phase":"attempt","time":%d,"source":"sbc-1","from":"+1%s","to":"+1%s"}"""
        .formatted(id, id, time, from, to);
  }

  /** The independent look-up: what the last change until then has left. */
  private static boolean listed(String number, long time) {
    boolean listed = false;
    for (Op op : HISTORY.getOrDefault(number, List.of())) {
      if (op.time <= time) {
        listed = op.add;
      }
    }
    return listed;
  }

  private static List<Episode> episodes(List<Long> hits) {
    List<Episode> episodes = new ArrayList<>();
    for (long hit : hits) {
      Episode open = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
      if (open == null || hit - open.last > QUIET_MILLIS) {
        episodes.add(new Episode(hit, hit, 1));
      } else {
        episodes.set(episodes.size() - 1, new Episode(open.first, hit, open.hits + 1));
      }
    }
    return episodes;
  }

  @Test
  void flaggedAreExactlyTheCallsThatALookUpAtTheirTimeSays() {
    Map<String, List<Episode>> expected = new TreeMap<>();
    EXPECTED.forEach((number, hits) -> expected.put(number, episodes(hits)));
    Map<String, List<Episode>> alerts = new TreeMap<>();
    for (JsonNode alert : scan.alerts()) {
      if (alert.get("rule").get("id").asText().equals("listed-number")
          && !alert.get("state").asText().equals("retracted")) {
        alerts
            .computeIfAbsent(
                alert.get("subject").get("value").asText(), unknown -> new ArrayList<>())
            .add(
                new Episode(
                    Instant.parse(alert.get("first").asText()).toEpochMilli(),
                    Instant.parse(alert.get("last").asText()).toEpochMilli(),
                    alert.get("hits").asInt()));
      }
    }
    alerts.values().forEach(each -> each.sort(Comparator.comparingLong(Episode::first)));

    assertThat(flagged).isBetween(CALLS / 10, CALLS / 2);
    assertThat(alerts.size()).isEqualTo(expected.size());
    assertThat(alerts.equals(expected)).as(() -> firstDifference(expected, alerts)).isTrue();
  }

  private static String firstDifference(
      Map<String, List<Episode>> expected, Map<String, List<Episode>> alerts) {
    return expected.entrySet().stream()
        .filter(each -> !each.getValue().equals(alerts.get(each.getKey())))
        .map(each -> each.getValue() + " were expected, " + alerts.get(each.getKey()) + " raised")
        .findFirst()
        .orElse("nothing was expected");
  }

  @Test
  void onlyNumbersThatNobodyCanDialAreRejected() {
    List<String> numbers = new ArrayList<>();
    for (JsonNode refusal : scan.rejected()) {
      assertThat(refusal.get("reason").asText()).isEqualTo("bad-field");
      assertThat(refusal.get("field").asText()).startsWith("subject");
      String raw = new String(ScanOutput.raw(refusal), StandardCharsets.UTF_8);
      numbers.add(raw.replaceFirst(".*\"value\":\"(\\+1)?([^\"]*)\".*", "$2"));
    }

    assertThat(numbers).noneMatch(ListedNumbersTest::diallable);
    assertThat(scan.count("read")).isEqualTo(ops + CALLS);
    assertThat(scan.count("accepted")).isEqualTo(ops + CALLS - numbers.size());
    assertThat(scan.count("duplicates")).isZero();
  }
}
