package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.jobs.config.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose folder was damaged while it did not run. */
@Tag("full") // it waits for checkpoints
class DamagedServerTest {

  private static final String DETECTION = "checkpoints/00000000000000000000000000000001";
  private static final long PATIENCE_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void goesOnFromTheCheckpointBefore() throws Exception {
    Path data = folder.resolve("data");
    JsonNode before = killed(data, 2);
    List<Path> checkpoints = checkpoints(data);
    Path newest = checkpoints.get(checkpoints.size() - 1).toRealPath();
    Files.write(newest.resolve("_metadata"), new byte[1000]);

    try (RunningServer server = new RunningServer(data, "--port=0", "--http-port=0")) {
      server.awaitReady();
      assertThat(server.lines()).anyMatch(each -> each.startsWith("Passed over: " + newest));
      attempts(server, 12, 4);
      JsonNode after = alert(server, data, before.path("hits").asInt() + 1);
      assertThat(after.path("id")).isEqualTo(before.path("id"));
      assertThat(server.stop()).isZero();
    }
  }

  @Test
  void readsOnWhereTheLogsEndIfTheyHaveLostWhatTheStateHasCounted() throws Exception {
    Path data = folder.resolve("data");
    JsonNode before = killed(data, 4); // none is left from before the records
    for (int partition = 0; partition < 4; partition++) {
      emptied(data.resolve("broker/feed.default-" + partition));
    }

    try (RunningServer server = new RunningServer(data, "--port=0", "--http-port=0")) {
      server.awaitReady();
      assertThat(server.lines()).anyMatch(each -> each.contains("goes on at the end of the logs"));
      attempts(server, 12, 4);
      JsonNode after = alert(server, data, before.path("hits").asInt() + 1);
      assertThat(after.path("id")).isEqualTo(before.path("id"));
    }
  }

  /** A log without its records, as a disk may have it that lost what it had not written. */
  private static void emptied(Path partition) throws IOException {
    try (Stream<Path> files = Files.list(partition)) {
      for (Path each : files.toList()) {
        if (!each.toString().endsWith(".metadata")) {
          Files.delete(each);
        }
      }
    }
  }

  /** The account's alert, as it was last when so many checkpoints were behind it. */
  private static JsonNode killed(Path data, int more) throws Exception {
    try (RunningServer server = new RunningServer(data, "--port=0", "--http-port=0")) {
      server.awaitReady();
      attempts(server, 0, 12);
      alert(server, data, 1);
      int before = number(checkpoints(data));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (number(checkpoints(data)) < before + more) {
        assertThat(System.nanoTime()).as("no checkpoint").isLessThan(deadline);
        Thread.sleep(200);
      }
      JsonNode last = alert(server, data, 1);
      server.kill();
      return last;
    }
  }

  private static int number(List<Path> checkpoints) {
    String last = checkpoints.get(checkpoints.size() - 1).getFileName().toString();
    return Integer.parseInt(last.substring("chk-".length()));
  }

  /** Those that are complete, the newest last. */
  private static List<Path> checkpoints(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data.resolve(DETECTION))) {
      List<Path> found =
          new ArrayList<>(all.filter(each -> Files.exists(each.resolve("_metadata"))).toList());
      found.sort(Comparator.comparingInt(each -> number(List.of(each))));
      return found;
    }
  }

  private static void attempts(RunningServer server, int from, int count) {
    try (TopicProducer sender = new TopicProducer(server.bootstrap())) {
      long now = System.currentTimeMillis();
      for (int i = from; i < from + count; i++) {
        String json =
            """
            {"type":"call","id":"a-%1$d","call":"c-%1$d","phase":"attempt","time":%2$d,\
            "from":"+12025550123","to":"+882160001%3$02d","account":"acme-17","direction":"outbound"}"""
                .formatted(i, now + i, i);
        sender.send("feed.default", "c-" + i, json.getBytes(UTF_8));
      }
      sender.flush();
    }
  }

  /** The last version of the account's alert on calls to costly destinations, of so many hits. */
  private static JsonNode alert(RunningServer server, Path data, int hits) throws Exception {
    SecretKey key = SecretKey.file(data.resolve("keys/id.key"));
    try (AlertFeed alerts = new AlertFeed(server.bootstrap(), key, each -> {})) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (System.nanoTime() < deadline) {
        alerts.drain();
        for (JsonNode each : alerts.last().values()) {
          if (each.at("/rule/id").asText().equals("irsf-burst")
              && each.path("hits").asInt() >= hits) {
            return each;
          }
        }
      }
      throw new AssertionError("not of " + hits + " hits: " + alerts.last());
    }
  }
}
