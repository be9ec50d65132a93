package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.jobs.detection.TimedSubjectCodec;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
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

  private record Named(String kind, String value) {}

  @TempDir private Path folder;

  /** An hour of today, so that the clock agrees with event time. */
  private static List<String> traffic() {
    Instant start = Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofMinutes(65));
    Simulation hour =
        Simulation.of(SimulationSettings.offline(31, start, Duration.ofHours(1), 600));
    List<String> records = new ArrayList<>();
    while (hour.hasNext()) {
      records.add(new String(hour.next().json(), UTF_8));
    }
    return records;
  }

  /** Those that most records name, without those that a list names: they stay listed. */
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

  /** Looks at all bytes that a savepoint holds. */
  private static final class Search implements StateVisitor {

    private static final PackedState<TimedState<SubjectState>> SUBJECTS =
        new PackedState<>(null, new TimedSubjectCodec());

    private final List<byte[]> looked = new ArrayList<>();
    private final Set<String> listed = new HashSet<>();

    /** Where which was found: the state, or the key of one. */
    private final Map<String, Integer> found = new TreeMap<>();

    Search(List<Named> subjects) {
      for (Named each : subjects) {
        looked.add(each.value().getBytes(UTF_8));
        looked.add(ByteBuffer.allocate(Long.BYTES).putLong(Hash.of(each.value())).array());
      }
    }

    Map<String, Integer> in(Path savepoint) {
      try {
        Savepoint saved = Savepoint.open(savepoint);
        saved.showUnkeyed(this);
        saved.showKeyed(this);
      } catch (NoSavepointException e) {
        throw new IllegalStateException(e);
      }
      return found;
    }

    private void look(String where, byte[] raw) {
      for (byte[] each : looked) {
        for (int at = 0; at + each.length <= raw.length; at++) {
          if (raw[at] == each[0]
              && Arrays.equals(raw, at, at + each.length, each, 0, each.length)
              && !goesOn(raw, at + each.length)) {
            found.merge(where, 1, Integer::sum);
          }
        }
      }
    }

    /** Of an account such as acme-1, acme-17 is none, and a network is no address. */
    private static boolean goesOn(byte[] raw, int at) {
      return at < raw.length && (Character.isLetterOrDigit(raw[at]) || raw[at] == '/');
    }

    @Override
    public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
      if (state.equals("subject") && isListed(value)) {
        listed.add(key);
      } else {
        look("key of " + state, rawKey);
      }
      look(state, value);
    }

    /** Whoever is listed stays so, in the least form. */
    private static boolean isListed(byte[] value) {
      try {
        byte[] bytes =
            BytePrimitiveArraySerializer.INSTANCE.deserialize(new DataInputDeserializer(value));
        return !SUBJECTS.unpack(bytes).state().standing().isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
      look(state, raw);
    }

    @Override
    public void timer(String operator, String name, String key, long time, byte[] raw) {
      if (!listed.contains(key)) {
        look("timer", raw);
      }
    }

    @Override
    public void other(String operator, byte[] raw) {
      look("other", raw);
    }

    @Override
    public void groupEnds() {}

    @Override
    public void unreadable(String operator, String what) {
      found.merge("unreadable: " + what, 1, Integer::sum);
    }
  }

  private Path saved(String name, List<String> records, Predicate<Path> enough) throws Exception {
    return SavedJob.detection(
        Files.createDirectory(folder.resolve(name)), records, SavedJob.Form.CANONICAL, enough);
  }

  @Test
  @Tag("full") // two jobs on RocksDB, and savepoints of them until all is swept
  void noByteOfThemIsLeft() throws Exception {
    List<String> records = traffic();
    List<Named> subjects = busiest(records);
    assertThat(subjects).hasSize(FIELDS.size() * OF_A_KIND);
    Path before = saved("before", records, each -> true);
    assertThat(new Search(subjects).in(before))
        .as("they are found where they are keys, and where they are values")
        .containsKeys("key of subject", "subject", "links", "timer");

    List<String> all = new ArrayList<>(records);
    all.addAll(requests(subjects));
    AtomicReference<Map<String, Integer>> last = new AtomicReference<>();
    try {
      Path after =
          saved(
              "after",
              all,
              each -> {
                last.set(new Search(subjects).in(each));
                return last.get().isEmpty();
              });
      Launch audit = Launch.of("audit", after.toString());
      assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    } catch (AssertionError late) {
      assertThat(last.get()).isEmpty();
      throw late;
    }
  }
}
