package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ringfence.broker.FreePorts;
import io.ringfence.cli.Launch;
import io.ringfence.cli.cluster.TopicFeeder;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.scan.ComparableAlerts;
import io.ringfence.cli.scan.ScanOutput;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.simulator.world.SimulationSettings;
import io.ringfence.story.StoryAlert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed again and again while traffic comes. */
@Tag("full") // a start of the whole server for each kill
class KilledServerTest {

  /** Twenty in the figures of the documentation. */
  private static final int KILLS = Integer.getInteger("ringfence.kills", 4);

  /** Of these so many come within the first minute, before and after the first checkpoint. */
  private static final int EARLY = Math.max(2, KILLS / 4);

  private static final long SEED = Long.getLong("ringfence.seed", 1);
  private static final int PARTITIONS = 4;
  private static final Duration LENGTH = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  /** The last version of each alert that the receiver has. */
  private final Map<String, Integer> posted = new ConcurrentHashMap<>();

  private HttpServer receiver;

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
          body.get("alerts")
              .forEach(
                  alert ->
                      posted.merge(
                          alert.get("id").asText(), alert.get("version").asInt(), Math::max));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stopReceiving() {
    receiver.stop(0);
  }

  private Path receivers() throws IOException {
    return Files.writeString(
        folder.resolve("notify.yaml"),
        """
        receivers:
          hook: {webhook: {url: "http://127.0.0.1:%d/"}, severity: low, every: 1s, limit: 1000}
        """
            .formatted(receiver.getAddress().getPort()));
  }

  /** What a receiver is told of: not what is only looked at, and nothing that was never true. */
  private static boolean told(JsonNode alert) {
    return alert.at("/rule/mode").asText().equals("enforce")
        && !StoryAlert.of(alert).informs()
        && !alert.get("state").asText().equals("retracted");
  }

  @Test
  void theAlertsOfAServerThatIsKilledAreThoseOfAScan() throws Exception {
    Instant over = Instant.now().minus(Duration.ofMinutes(10));
    Instant start = over.minus(Duration.ofDays(4));
    PartitionedTraffic traffic =
        PartitionedTraffic.of(
            Traffic.of(SimulationSettings.offline(SEED, start, LENGTH, 300), Integer.MAX_VALUE)
                .records(),
            PARTITIONS);
    List<PartitionedTraffic.Placement> end = PartitionedTraffic.last(over, PARTITIONS);
    Path data = folder.resolve("data");
    String[] options = {"--port=" + FreePorts.free(), "--http-port=0", "--notify=" + receivers()};
    Random random = new Random(SEED);
    RunningServer server = new RunningServer(data, options);
    server.awaitReady();
    String bootstrap = server.bootstrap();
    try (TopicFeeder feeding = new TopicFeeder(bootstrap)) {
      int each = traffic.records().size() / (KILLS + 1);
      for (int kill = 0; kill < KILLS; kill++) {
        int from = each * kill;
        Thread fed = feeding.feed(traffic.records().subList(from, from + each), 4_000);
        // Some before its first checkpoint after the start, some between two.
        Thread.sleep(random.nextInt(kill < EARLY ? 5_000 : 45_000));
        server.kill();
        server = new RunningServer(data, options);
        if (random.nextBoolean()) {
          server.awaitReady();
        } else {
          Thread.sleep(random.nextInt(20_000));
        }
        fed.join();
      }
      server.awaitReady();
      feeding.feed(traffic.records().subList(each * KILLS, traffic.records().size()));
      feeding.feed(end);
      Path key = data.resolve("keys/id.key");
      ComparableAlerts scanned = scanned(traffic.write(folder.resolve("input.jsonl"), end), key);
      assertThat(scanned.byId()).hasSizeGreaterThan(10);
      try (AlertFeed alerts = new AlertFeed(bootstrap, SecretKey.file(key), alert -> {})) {
        ComparableAlerts found = RunningServer.alertsLike(scanned, alerts);
        assertThat(scanned.differing(found, 0)).as("not told: " + server.lines()).isEmpty();
        assertThat(found.differing(scanned, 0)).as("told for once").isEmpty();
        Map<String, Integer> last =
            alerts.last().values().stream()
                .filter(KilledServerTest::told)
                .collect(
                    Collectors.toMap(
                        one -> one.get("id").asText(), one -> one.get("version").asInt()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!posted.entrySet().containsAll(last.entrySet()) && System.nanoTime() < deadline) {
          Thread.sleep(1_000);
        }
        assertThat(posted).as("what the receiver has").containsAllEntriesOf(last);
      }
      assertThat(server.stop()).isZero();
    } finally {
      server.close();
    }
  }

  private ComparableAlerts scanned(Path input, Path key) {
    Path out = folder.resolve("scan");
    Launch launch = Launch.of("scan", input.toString(), "--out=" + out, "--id-key-file=" + key);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return ComparableAlerts.of(new ScanOutput(out).alerts());
  }
}
