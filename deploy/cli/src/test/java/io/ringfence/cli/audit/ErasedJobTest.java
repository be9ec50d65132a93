package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.audit.search.RawSearch;
import io.ringfence.cli.audit.search.SavepointSearch;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The busiest hundred numbers, accounts, devices and addresses of an hour of traffic have
 * themselves erased from a job on RocksDB: a search of every byte that a savepoint holds finds none
 * of them.
 */
class ErasedJobTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OF_A_KIND = 25;

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "number", Set.of("from", "to", "number"),
          "account", Set.of("account"),
          "device", Set.of("device"),
          "address", Set.of("address"));

  private static final List<String> IDS = List.of("id", "call", "message", "meeting");

  /** How an alert's id ends, hexadecimal digits and an ordinal; accounts have such names, too. */
  private static final Pattern END_OF_ALERT_ID = Pattern.compile("[0-9a-f]-[0-9]+");

  private record Named(String kind, String value) {}

  /** Traffic, and those whom most of it names. */
  private record Hour(List<String> records, List<Named> subjects) {}

  @TempDir private Path folder;

  /** An hour from a moment of today, so that the clock agrees with event time. */
  private static List<String> traffic(long start) {
    Simulation hour =
        Simulation.of(
            SimulationSettings.offline(31, Instant.ofEpochMilli(start), Duration.ofHours(1), 600));
    List<String> records = new ArrayList<>();
    while (hour.hasNext()) {
      records.add(new String(hour.next().json(), UTF_8));
    }
    return records;
  }

  /**
   * One in which nobody is called like a part of an id. Ids of a simulation begin with what follows
   * from its start, and they stay: a call {@code c-4x7a-5} has the bytes of the account {@code
   * a-5}.
   */
  private static Hour hour() throws Exception {
    long start = System.currentTimeMillis() - Duration.ofMinutes(65).toMillis();
    for (; ; start--) {
      List<String> records = traffic(start);
      List<Named> subjects = busiest(records);
      if (search(subjects).in(ids(records)).isEmpty()) {
        return new Hour(records, subjects);
      }
    }
  }

  /** What calls, meetings and records are called. */
  private static byte[] ids(List<String> records) throws Exception {
    StringBuilder ids = new StringBuilder();
    for (String record : records) {
      JsonNode json = JSON.readTree(record);
      IDS.forEach(each -> ids.append(json.path(each).asText()).append(' '));
    }
    return ids.toString().getBytes(UTF_8);
  }

  /**
   * Those that most records name, without those that a list names, since they stay listed, and
   * those who are called like the end of an alert's id, which is not theirs.
   */
  private static List<Named> busiest(List<String> records) throws Exception {
    Map<Named, Integer> named = new HashMap<>();
    Set<String> listed = new TreeSet<>();
    for (String record : records) {
      JsonNode json = JSON.readTree(record);
      listed.add(json.at("/subject/value").asText());
      FIELDS.forEach(
          (kind, fields) ->
              fields.forEach(
                  field -> {
                    String value = json.path(field).asText();
                    if (!value.isEmpty() && (!kind.equals("number") || value.startsWith("+"))) {
                      named.merge(new Named(kind, value), 1, Integer::sum);
                    }
                  }));
    }
    List<Named> busiest = new ArrayList<>();
    for (String kind : FIELDS.keySet()) {
      named.entrySet().stream()
          .filter(each -> each.getKey().kind().equals(kind))
          .filter(each -> !listed.contains(each.getKey().value()))
          .filter(each -> !END_OF_ALERT_ID.matcher(each.getKey().value()).matches())
          .sorted(Map.Entry.<Named, Integer>comparingByValue().reversed())
          .limit(OF_A_KIND)
          .forEach(each -> busiest.add(each.getKey()));
    }
    return busiest;
  }

  private static List<String> requests(List<Named> subjects) throws Exception {
    List<String> requests = new ArrayList<>();
    for (Named each : subjects) {
      requests.add(
          JSON.writeValueAsString(
              Map.of(
                  "type",
                  "privacy",
                  "id",
                  "p-" + requests.size(),
                  "time",
                  Instant.ofEpochMilli(System.currentTimeMillis()).toString(),
                  "action",
                  "erase",
                  "subject",
                  Map.of("kind", each.kind(), "value", each.value()))));
    }
    return requests;
  }

  private static RawSearch search(List<Named> subjects) {
    return RawSearch.of(subjects.stream().map(Named::value).toList());
  }

  private static SavepointSearch saved(List<Named> subjects) {
    List<String> values = subjects.stream().map(Named::value).toList();
    return new SavepointSearch(
        search(subjects),
        value -> values.contains(value) ? name(subjects, values.indexOf(value)) : "another");
  }

  private static String name(List<Named> subjects, int request) {
    return "the %s of p-%d".formatted(subjects.get(request).kind(), request);
  }

  private Path saved(String name, List<String> records, Predicate<Path> enough) throws Exception {
    return SavedJob.detection(
        Files.createDirectory(folder.resolve(name)), records, SavedJob.Form.CANONICAL, enough);
  }

  @Test
  @Tag("full") // two jobs on RocksDB, and savepoints of them until all is swept
  void noByteOfThemIsLeft() throws Exception {
    Hour hour = hour();
    List<String> records = hour.records();
    List<Named> subjects = hour.subjects();
    assertThat(subjects).hasSize(FIELDS.size() * OF_A_KIND);
    Path before = saved("before", records, each -> true);
    assertThat(saved(subjects).in(before))
        .as("they are found where they are keys, and where they are values")
        .containsKeys(
            "key of subject (utf-8)",
            "subject (utf-8)",
            "subject (hash)",
            "links (utf-8)",
            "timer (utf-8)");

    List<String> all = new ArrayList<>(records);
    all.addAll(requests(subjects));
    AtomicReference<SavepointSearch> last = new AtomicReference<>();
    try {
      Path after =
          saved(
              "after",
              all,
              each -> {
                last.set(saved(subjects));
                return last.get().in(each).isEmpty();
              });
      Launch audit = Launch.of("audit", after.toString());
      assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    } catch (AssertionError late) {
      assertThat(last.get().places()).isEmpty();
      throw late;
    }
  }
}
