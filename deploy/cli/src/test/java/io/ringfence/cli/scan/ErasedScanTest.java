package io.ringfence.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An hour of a provider's traffic with attacks of every kind, at whose end many of those who are
 * accused have themselves erased: nothing names them any more, and the alerts of all others are
 * what they were.
 */
class ErasedScanTest {

  private static final Instant START = Instant.parse("2025-03-03T08:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(1);
  private static final Set<String> PERSONAL = Set.of("number", "account", "device", "address");
  private static final int MOST = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Named(String kind, String value) {
    static Named of(JsonNode subject) {
      return new Named(subject.get("kind").asText(), subject.get("value").asText());
    }
  }

  @TempDir private static Path folder;

  private static Traffic traffic;
  private static ScanOutput before;
  private static ScanOutput after;
  private static Set<Named> erased;

  @BeforeAll
  static void scanTwice() throws IOException {
    traffic = Traffic.of(SimulationSettings.offline(29, START, LENGTH, 1_500), Integer.MAX_VALUE);
    before = scan(traffic, "before");
    erased = accused(before.alerts());
    after = scan(traffic.with(requests()), "after");
  }

  private static ScanOutput scan(Traffic traffic, String name) throws IOException {
    Path input = traffic.write(folder.resolve(name + ".jsonl"));
    Path out = folder.resolve(name);
    Launch launch = Launch.of("scan", input.toString(), "--out", out.toString());
    assertThat(launch.exit()).as(launch.err()).isZero();
    return new ScanOutput(out);
  }

  /** Those whom alerts accuse besides their subject, then subjects of alerts. */
  private static Set<Named> accused(List<JsonNode> alerts) {
    Set<Named> all = new LinkedHashSet<>();
    for (JsonNode alert : alerts) {
      alert.path("accused").forEach(each -> add(all, Named.of(each)));
    }
    for (JsonNode alert : alerts) {
      if (all.size() < MOST) {
        add(all, Named.of(alert.get("subject")));
      }
    }
    return all;
  }

  private static void add(Set<Named> all, Named named) {
    if (all.size() < MOST && PERSONAL.contains(named.kind())) {
      all.add(named);
    }
  }

  private static Traffic requests() throws IOException {
    Instant end = START.plus(LENGTH);
    List<SimulatedRecord> requests = new ArrayList<>();
    int number = 0;
    for (Named each : erased) {
      String id = "p-" + number++;
      String json =
          JSON.writeValueAsString(
              Map.of(
                  "type",
                  "privacy",
                  "id",
                  id,
                  "time",
                  end.toString(),
                  "action",
                  "erase",
                  "reason",
                  "asked",
                  "subject",
                  Map.of("kind", each.kind(), "value", each.value())));
      requests.add(
          new SimulatedRecord(end.toEpochMilli(), "privacy.requests", id, json.getBytes(UTF_8)));
    }
    return new Traffic(requests);
  }

  private static Map<String, JsonNode> ofOthers(ScanOutput scan) {
    Map<String, JsonNode> others = new TreeMap<>();
    for (JsonNode alert : scan.alerts()) {
      if (!erased.contains(Named.of(alert.get("subject")))) {
        others.put(alert.get("id").asText(), alert);
      }
    }
    return others;
  }

  /** What an alert says, without the names of those whom it accuses. */
  private static String withoutNames(JsonNode alert) {
    return Stream.of("rule", "fraud", "subject", "state", "first", "last", "hits")
            .map(field -> alert.get(field).toString())
            .toList()
        + " accused "
        + alert.path("accused").size()
        + " measures "
        + alert.at("/evidence/measures").findValues("exact");
  }

  @Test
  void thereAreManyAndOthersNameThem() {
    assertThat(erased).hasSizeGreaterThan(50);
    assertThat(ofOthers(before).values())
        .anySatisfy(
            alert ->
                assertThat(alert.path("accused"))
                    .anySatisfy(each -> assertThat(erased).contains(Named.of(each))));
  }

  @Test
  void noAlertNamesThemAnyMore() throws IOException {
    for (String file : List.of("alerts.jsonl", "derived.jsonl", "receipts.jsonl")) {
      List<String> lines = Files.readAllLines(after.folder().resolve(file));
      for (Named each : erased) {
        String value = JSON.writeValueAsString(each.value());
        String named = each.kind() + ":" + each.value() + "\"";
        assertThat(lines)
            .as(file)
            .filteredOn(line -> !listsOnly(line, each))
            .noneMatch(line -> line.contains(value) || line.contains(named));
      }
    }
  }

  /** A listing of one's own is kept, as the receipt says, also one that a rule has made. */
  private static boolean listsOnly(String line, Named erased) {
    try {
      JsonNode record = JSON.readTree(line);
      return record.path("actor").asText().startsWith("rule:")
          && Named.of(record.path("subject")).equals(erased);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theAlertsOfOthersAreWhatTheyWereNamesApart() {
    Map<String, JsonNode> expected = ofOthers(before);
    Map<String, JsonNode> found = ofOthers(after);

    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (id, alert) -> assertThat(withoutNames(found.get(id))).isEqualTo(withoutNames(alert)));
  }

  @Test
  void eachRequestHasOneReceiptThatSaysInHowManyPlacesItWas() throws IOException {
    List<String> lines = Files.readAllLines(after.folder().resolve("receipts.jsonl"));
    Set<String> requests = new LinkedHashSet<>();
    int places = 0;
    for (String line : lines) {
      JsonNode receipt = JSON.readTree(line);
      requests.add(receipt.get("request").asText());
      assertThat(receipt.get("outcome").asText()).isEqualTo("done");
      places += receipt.at("/pieces/others").asInt();
    }

    assertThat(lines).hasSize(erased.size());
    assertThat(requests).hasSize(erased.size());
    assertThat(places).isGreaterThan(erased.size());
  }
}
