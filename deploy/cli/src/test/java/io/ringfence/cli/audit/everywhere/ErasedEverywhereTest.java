package io.ringfence.cli.audit.everywhere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import io.ringfence.cli.audit.search.RawSearch;
import io.ringfence.cli.audit.search.SavepointSearch;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.lists.export.ExportFormat;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.topics.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred subjects have themselves erased: nothing that is written anywhere has a byte of them
 * any more, in any form, once files have been merged, topics compacted, and their retention has
 * passed. Of those who are listed only the listing stays.
 */
class ErasedEverywhereTest {

  private static final byte[] KEY = "for tests only, no secret".getBytes(UTF_8);

  /** So many are answered first, with a document each. */
  private static final int ANSWERED = 2;

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  /** Longer than order is waited for. */
  private static final long SETTLED_MILLIS = Duration.ofMinutes(40).toMillis();

  @TempDir private Path folder;
  private final MarkedPeople people = new MarkedPeople(ContentNames.keyed(new KeyedHash(KEY)));

  /** By the id of an alert, whose it is. */
  private final Map<String, String> alerts = new ConcurrentHashMap<>();

  private Path all;
  private Path savepoints;

  @BeforeEach
  void folders() throws Exception {
    all = Files.createDirectory(folder.resolve("all"));
    savepoints = Files.createDirectory(folder.resolve("savepoints"));
  }

  private static List<Records.Placed> listings(int from, int to, long time) {
    return IntStream.range(from, to).mapToObj(i -> MarkedPeople.listing(i, time)).toList();
  }

  private void alerted(JsonNode alert) {
    alerts.put(alert.get("id").asText(), alert.at("/subject/value").asText());
  }

  private interface Condition extends Callable<Boolean> {}

  private static void until(Supplier<String> what, Condition holds) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not: " + what.get());
      }
      Thread.sleep(200);
    }
  }

  /** By the folder, how many places there are. */
  private Map<String, Integer> places(Collection<String> values) throws Exception {
    Map<String, Integer> places = new TreeMap<>();
    RawSearch.everyForm(values)
        .inFiles(all)
        .forEach((where, times) -> places.merge(part(where), times, Integer::sum));
    return places;
  }

  private static String part(String where) {
    String[] path = where.split(" ", 2)[0].split("/", 3);
    return path.length > 2 ? path[0] + '/' + path[1] : path[0];
  }

  /** Waits until nothing is left but there. Files are merged while no search takes all cores. */
  private void goneBut(Set<String> values, Set<String> there) throws Exception {
    Map<String, Integer> places = Map.of();
    for (long until = System.nanoTime() + 3 * PATIENCE_NANOS; System.nanoTime() < until; ) {
      places = places(values);
      places.keySet().removeAll(there);
      if (places.isEmpty()) {
        return;
      }
      Thread.sleep(5_000);
    }
    Map<String, Integer> where = RawSearch.everyForm(values).inFiles(all);
    where.keySet().removeIf(each -> there.contains(part(each)));
    assertThat(where).as("%s", places).isEmpty();
  }

  private static List<String> friends() {
    return IntStream.range(0, MarkedPeople.COUNT).mapToObj(MarkedPeople::friend).toList();
  }

  private void exported(ErasureStage stage, Path key) throws Exception {
    Path exports = Files.createDirectories(all.resolve("exports"));
    for (ExportFormat each : ExportFormat.values()) {
      Launch export =
          Launch.of(
              "lists",
              "export",
              "--bootstrap",
              stage.bootstrap(),
              "--ledger-key-file",
              key.toString(),
              "--format",
              each.label(),
              "--out",
              exports.resolve(each.label()).toString());
      assertThat(export.exit()).as(export.err()).isZero();
    }
  }

  private void answered(ConsoleAnswers console) throws Exception {
    console.into(
        all.resolve("console"), new ArrayList<>(new TreeSet<>(alerts.keySet())), friends());
  }

  private List<Records.Placed> verdicts() {
    return alerts.entrySet().stream()
        .filter(each -> each.getValue().startsWith("zqmark"))
        .map(
            each ->
                new Records.Placed(
                    TopicNames.VERDICTS,
                    each.getKey(),
                    """
                    {"alert":"%s","version":1,"verdict":"true","note":"%s called","by":"ada","time":"2026-01-01T00:00:00Z"}\
                    """
                        .formatted(each.getKey(), each.getValue())))
        .toList();
  }

  private List<Records.Placed> requests(String action, List<MarkedPeople.Subject> subjects) {
    long now = System.currentTimeMillis();
    return IntStream.range(0, subjects.size())
        .mapToObj(i -> MarkedPeople.request("z-" + action + '-' + i, action, subjects.get(i), now))
        .toList();
  }

  /** What they did a while ago, which is settled by now. */
  private static void settled(
      ErasureStage stage, String round, int listedFrom, int listedTo, long time) throws Exception {
    stage.send(listings(listedFrom, listedTo, time));
    stage.send(MarkedPeople.minute(round, time));
    Map<TopicPartition, Long> written = stage.toRead();
    until(() -> "all is read", () -> stage.hasRead(written));
  }

  /** They are everywhere. */
  private void known(ErasureStage stage, ConsoleAnswers console, Path key) throws Exception {
    Set<String> values = people.values(MarkedPeople.COUNT);
    stage.send(MarkedPeople.minute("z2", System.currentTimeMillis()));
    RawSearch changes = RawSearch.of(values);
    until(
        () -> "they are in changes",
        () -> !changes.inFiles(all.resolve("first/changelog")).isEmpty());
    until(() -> "alerts", () -> verdicts().size() >= 4 && alerts.size() > 8);
    stage.send(verdicts());
    stage.send(requests("access", people.subjects().subList(0, ANSWERED)));
    until(() -> "documents", () -> stage.written(TopicNames.PRIVACY_RECEIPTS) >= ANSWERED);
    until(() -> "the console", console::ready);
    exported(stage, key);
    answered(console);
    Set<String> everywhere =
        Stream.concat(
                Stream.of("console", "exports", "first/checkpoints"),
                Stream.of(
                        TopicNames.CALLS,
                        TopicNames.MESSAGES,
                        TopicNames.SESSIONS,
                        TopicNames.SECURITY,
                        TopicNames.LISTINGS,
                        TopicNames.DERIVED_LISTINGS,
                        TopicNames.ALERTS,
                        TopicNames.VERDICTS,
                        TopicNames.REJECTED,
                        TopicNames.LATE,
                        TopicNames.PRIVACY_DOCUMENTS)
                    .map(topic -> "kafka/" + topic + "-0"))
            .collect(Collectors.toCollection(TreeSet::new));
    until(
        () -> "they are everywhere but in logs: " + everywhere,
        () -> {
          everywhere.removeAll(places(values).keySet());
          return everywhere.isEmpty();
        });
    assertThat(places(values)).doesNotContainKey("logs");
    SavepointSearch search = new SavepointSearch(RawSearch.everyForm(values));
    assertThat(search.in(stage.savepoint(savepoints)))
        .containsKeys(
            "key of subject (utf-8)",
            "subject (utf-8)",
            "subject (hash)",
            "links (utf-8)",
            "call (utf-8)",
            "crowd-slice (utf-8)",
            "key of listing-history (utf-8)",
            "listing-history (utf-8)",
            "timer (utf-8)");
  }

  private void erased(ErasureStage stage, ConsoleAnswers console, Path key) throws Exception {
    stage.send(requests("erase", people.subjects()));
    int all = ANSWERED + people.subjects().size();
    until(() -> "receipts", () -> stage.written(TopicNames.PRIVACY_RECEIPTS) >= all);
    Set<String> values = people.values(MarkedPeople.FIRST_LISTED);
    exported(stage, key);
    until(
        () -> "the console names nobody",
        () -> {
          answered(console);
          return !places(values).containsKey("console");
        });
    assertThat(places(values)).doesNotContainKeys("exports", "console", "logs");

    stage.retentionPasses(topic -> !topic.equals(TopicNames.PRIVACY_REQUESTS));
    goneBut(values, Set.of("kafka/" + TopicNames.PRIVACY_REQUESTS + "-0"));
    nobodyIsIn(stage.savepoint(savepoints), values);
  }

  private static void nobodyIsIn(Path savepoint, Set<String> values) {
    SavepointSearch search = new SavepointSearch(RawSearch.everyForm(values));
    search.in(savepoint);
    assertThat(search.places()).isEmpty();
  }

  /** What is older comes again, and lists come later, while nobody has a console open. */
  @SuppressWarnings("try") // others only run along
  private void again(ErasureStage stage, long before) throws Exception {
    stage.retentionIsLong();
    stage.start("second", true);
    settled(stage, "z3", MarkedPeople.FIRST_LISTED_LATER, MarkedPeople.FIRST_LISTED, before);
    try (OtherLife others = OtherLife.at(stage.bootstrap())) {
      goneAgain(stage);
    }
  }

  private void goneAgain(ErasureStage stage) throws Exception {
    Set<String> values = people.values(MarkedPeople.FIRST_LISTED_LATER);
    stage.retentionPasses(topic -> true);
    goneBut(values, Set.of());
    Path savepoint = stage.savepoint(savepoints);
    nobodyIsIn(savepoint, values);
    assertThat(new SavepointSearch(RawSearch.of(friends())).in(savepoint))
        .as("others stay")
        .containsKeys("key of subject (utf-8)", "timer (utf-8)", "call (utf-8)");
  }

  @Test
  @Tag("full") // two jobs on RocksDB with a broker
  @SuppressWarnings("try") // some only run along
  void noByteOfThemIsLeft() throws Exception {
    Path key = Files.write(folder.resolve("id.key"), KEY);
    long before = System.currentTimeMillis() - SETTLED_MILLIS;
    try (DeployedLogs logs = new DeployedLogs(all.resolve("logs/job.log"));
        ErasureStage stage = new ErasureStage(all, key);
        AlertFeed feed = new AlertFeed(stage.bootstrap(), SecretKey.NONE, this::alerted)) {
      stage.start("first", false);
      settled(stage, "z1", MarkedPeople.FIRST_LISTED, MarkedPeople.COUNT, before);
      try (OtherLife others = OtherLife.at(stage.bootstrap());
          ConsoleAnswers console = new ConsoleAnswers(stage.bootstrap(), KEY)) {
        known(stage, console, key);
        erased(stage, console, key);
      }
      stage.forget("first");
      again(stage, before);
    }
  }
}
