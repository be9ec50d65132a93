package io.ringfence.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.audit.search.RawSearch;
import io.ringfence.cli.audit.search.SavepointSearch;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.topics.TopicNames;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundredth of all signals are requests, and processes are killed in the middle: each request is
 * carried out once, and has one receipt.
 */
class RequestsUnderLoadTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A hundredth of them are requests. */
  private static final int SIGNALS = Integer.getInteger("ringfence.signals", 50_000);

  private static final int REQUESTS = SIGNALS / 100;
  private static final int CALLERS = SIGNALS / 25;
  private static final int CALLED = CALLERS / 4;

  /** In event time: 50,000 signals a second, a burst on every trunk. */
  private static final int A_MILLISECOND = 50;

  private static final int BATCH = 10_000;
  private static final int BACKLOG = 100_000;

  @TempDir private Path folder;

  /** All of them from before the first request, whenever they come. */
  private static List<PartitionedTraffic.Placement> calls(int from, int to, long before) {
    List<PartitionedTraffic.Placement> records = new ArrayList<>(BATCH);
    for (int i = from; i < to; i++) {
      String json =
          """
          {"type":"call","id":"r-%d:attempt","call":"r-%d","phase":"attempt","time":%d,\
          "from":"%s","to":"%s","direction":"inbound","trunk":"carrier-%d"}\
          """
              .formatted(
                  i,
                  i,
                  before - (SIGNALS - i) / A_MILLISECOND,
                  AskedRequests.caller(i % CALLERS),
                  AskedRequests.caller(Math.floorMod(i * 31L, CALLED) * 4),
                  i % 20);
      records.add(new PartitionedTraffic.Placement(TopicNames.CALLS, i % 2, json.getBytes(UTF_8)));
    }
    return records;
  }

  private static void feed(
      RunningCluster cluster, TopicFeeder feeding, int from, int to, long before) throws Exception {
    for (int at = from; at < to; at += BATCH) {
      feeding.feed(calls(at, Math.min(to, at + BATCH), before));
      int most = at - BACKLOG;
      cluster.until("most is read", () -> cluster.job().sum("read") >= most);
    }
  }

  private static Thread asking(TopicFeeder feeding, AskedRequests requests, long millis) {
    Thread thread =
        new Thread(
            () -> {
              int tenth = Math.max(1, requests.size() / 100);
              for (int from = 0; from < requests.size(); from += tenth) {
                feeding.feed(
                    requests.all().subList(from, Math.min(requests.size(), from + tenth)).stream()
                        .map(AskedRequests.Request::placed)
                        .toList());
                try {
                  Thread.sleep(millis / 100);
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "asking");
    thread.start();
    return thread;
  }

  @Test
  @Tag("full") // a million signals on real processes, two of which are killed
  void eachRequestIsCarriedOutOnceWhateverDies() throws Exception {
    AskedRequests requests = AskedRequests.of(REQUESTS);
    Path out = Files.createDirectory(folder.resolve("run"));
    Path savepoints = Files.createDirectory(folder.resolve("savepoints"));
    long began = System.nanoTime();
    Map<String, List<byte[]>> receipts;
    Map<String, List<byte[]>> documents;
    Path savepoint;
    try (RunningCluster cluster = cluster(out)) {
      cluster.awaitReady();
      said("ready", began);
      try (TopicFeeder feeding = new TopicFeeder(cluster.bootstrap());
          TopicReader toldReceipts =
              new TopicReader(cluster.bootstrap(), TopicNames.PRIVACY_RECEIPTS);
          TopicReader toldDocuments =
              new TopicReader(cluster.bootstrap(), TopicNames.PRIVACY_DOCUMENTS)) {
        long before = System.currentTimeMillis();
        feed(cluster, feeding, 0, SIGNALS / 2, before);
        said("half is read", began);
        Thread asking = asking(feeding, requests, 40_000);
        feed(cluster, feeding, SIGNALS / 2, SIGNALS * 3 / 4, before);
        cluster.kill("taskmanager-1");
        said("task manager killed", began);
        feed(cluster, feeding, SIGNALS * 3 / 4, SIGNALS, before);
        asking.join();
        cluster.kill("jobmanager");
        said("job manager killed", began);
        cluster.until("the job runs", () -> cluster.job().running());
        cluster.until("all is read", () -> cluster.job().sum("read") == SIGNALS + requests.size());
        said("all is read", began);
        cluster.until("all receipts", () -> toldReceipts.byKey().size() >= requests.size());
        Thread.sleep(10_000); // two checkpoints: what is told twice is told by then
        receipts = toldReceipts.byKey();
        documents = toldDocuments.byKey();
        said("all receipts", began);
      }
      savepoint = savepoint(cluster, savepoints);
      said("saved", began);
      assertThat(RawSearch.of(requests.erased()).inFiles(logs(out))).as("logs").isEmpty();
      cluster.stop();
    }
    each(requests, receipts, documents);
    nobodyIsLeft(requests, savepoint);
    said("searched", began);
  }

  private static void said(String what, long began) {
    System.out.printf("%4d s %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
  }

  private static RunningCluster cluster(Path out) throws Exception {
    return new RunningCluster(
        out,
        "--task-managers",
        "2",
        "--slots",
        "1",
        "--memory",
        "3g",
        "-D",
        "execution.checkpointing.min-pause=1 s",
        "-D",
        "restart-strategy.exponential-delay.max-backoff=3 s",
        "--",
        "--checkpoint.seconds",
        "4",
        "--exactly.once",
        "true");
  }

  private static void each(
      AskedRequests requests,
      Map<String, List<byte[]>> receipts,
      Map<String, List<byte[]>> documents)
      throws Exception {
    Map<String, String> outcomes = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> held = new LinkedHashMap<>();
    for (AskedRequests.Request each : requests.all()) {
      boolean waits = each.action().equals("erase") && held.containsKey(each.number());
      expected.put(each.id(), each.action() + (waits ? " held" : " done"));
      if (each.action().equals("hold")) {
        held.put(each.number(), each.id());
      }
      List<byte[]> told = receipts.getOrDefault(each.id(), List.of());
      List<String> all = new ArrayList<>();
      for (byte[] receipt : told) {
        JsonNode json = JSON.readTree(receipt);
        all.add(json.get("action").asText() + " " + json.get("outcome").asText());
      }
      outcomes.put(each.id(), String.join(", ", all));
      int answers = each.action().equals("access") ? 1 : 0;
      assertThat(documents.getOrDefault(each.id() + ":document", List.of()))
          .as(each.id())
          .hasSize(answers);
    }
    Map<String, String> wrong = new TreeMap<>(outcomes);
    wrong.entrySet().removeIf(each -> each.getValue().equals(expected.get(each.getKey())));
    assertThat(wrong).as("%d of %d", wrong.size(), expected.size()).isEmpty();
    assertThat(receipts).hasSize(requests.size());
  }

  private static Path logs(Path out) throws Exception {
    try (Stream<Path> folders = Files.walk(out, 2)) {
      return folders.filter(each -> each.endsWith("logs")).findAny().orElseThrow();
    }
  }

  /** Whoever has been erased stands nowhere, since all signals are from before. */
  private static void nobodyIsLeft(AskedRequests requests, Path savepoint) {
    List<String> erased = requests.erased();
    List<String> known = new ArrayList<>(requests.numbers());
    known.removeAll(Set.copyOf(erased));
    RawSearch search = RawSearch.of(erased);
    assertThat(new SavepointSearch(search).in(savepoint))
        .as("%d of %d", search.found().size(), erased.size())
        .isEmpty();
    RawSearch others = RawSearch.of(known);
    new SavepointSearch(others).in(savepoint);
    assertThat(others.found()).as("all others are there").hasSameSizeAs(known);
  }

  private static Path savepoint(RunningCluster cluster, Path into) throws Exception {
    String asked =
        "{\"target-directory\":\"%s\",\"formatType\":\"CANONICAL\"}".formatted(into.toUri());
    String trigger =
        answer(
                HttpRequest.newBuilder(URI.create(cluster.jobAddress() + "/savepoints"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(asked)))
            .get("request-id")
            .asText();
    AtomicReference<Path> saved = new AtomicReference<>();
    cluster.until(
        "a savepoint",
        () -> {
          JsonNode status =
              answer(
                  HttpRequest.newBuilder(
                      URI.create(cluster.jobAddress() + "/savepoints/" + trigger)));
          if (!status.at("/status/id").asText().equals("COMPLETED")) {
            return false;
          }
          String location = status.at("/operation/location").asText();
          assertThat(location).as(status.toString()).isNotEmpty();
          saved.set(Path.of(URI.create(location)));
          return true;
        });
    return saved.get();
  }

  private static JsonNode answer(HttpRequest.Builder request) throws Exception {
    return JSON.readTree(
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
  }
}
