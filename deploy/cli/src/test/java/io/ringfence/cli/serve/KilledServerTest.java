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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** What ends a server. */
  private interface Strike {
    void hits(RunningServer server) throws Exception;
  }

  @Test
  void theAlertsOfAServerThatIsKilledAreThoseOfAScan() throws Exception {
    assertAsScanned(folder.resolve("data"), LENGTH, 0, KILLS, RunningServer::kill);
  }

  @Test
  void norDoPowerCutsChangeThem() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder, 1_500)) {
      Iterator<String> losses =
          Stream.generate(() -> Stream.of(SmallDisk.ZEROING, SmallDisk.CUTTING))
              .flatMap(both -> both)
              .iterator();
      assertAsScanned(
          disk.folder().resolve("data"),
          LENGTH,
          0,
          5,
          server -> {
            disk.cut();
            server.kill();
            disk.comeBack(losses.next());
          });
    }
  }

  @Test
  void isReadyWithinAMinuteOfAKillWithSevenDaysInItsFolder() throws Exception {
    List<Duration> starts =
        assertAsScanned(folder.resolve("data"), Duration.ofDays(7), 0.9, 5, RunningServer::kill);
    assertThat(starts).hasSize(5).allMatch(each -> each.compareTo(Duration.ofMinutes(1)) < 0);
  }

  /**
   * Feeds traffic while the server is struck again and again.
   *
   * @param head how much of the traffic it has before
   * @return how long each start took that was waited for
   */
  private List<Duration> assertAsScanned(
      Path data, Duration length, double head, int strikes, Strike strike) throws Exception {
    Instant over = Instant.now().minus(Duration.ofMinutes(10));
    Instant start = over.minus(length).minus(Duration.ofDays(4));
    PartitionedTraffic traffic =
        PartitionedTraffic.of(
            Traffic.of(SimulationSettings.offline(SEED, start, length, 300), Integer.MAX_VALUE)
                .records(),
            PARTITIONS);
    List<PartitionedTraffic.Placement> records = traffic.records();
    List<PartitionedTraffic.Placement> end = PartitionedTraffic.last(over, PARTITIONS);
    String[] options = {"--port=" + FreePorts.free(), "--http-port=0", "--notify=" + receivers()};
    Random random = new Random(SEED);
    List<Duration> starts = new ArrayList<>();
    RunningServer server = new RunningServer(data, options);
    server.awaitReady();
    String bootstrap = server.bootstrap();
    try (TopicFeeder feeding = new TopicFeeder(bootstrap)) {
      int from = (int) (head * records.size());
      // In the order of all partitions: one that lags behind the others would be late.
      feeding.feed(records.subList(0, from), 1).join();
      int each = (records.size() - from) / (strikes + 1);
      for (int i = 0; i < strikes; i++) {
        Thread fed = feeding.feed(records.subList(from, from + each), 4_000);
        from += each;
        // Some before and after the first checkpoint, in the first minute, some between two.
        Thread.sleep(random.nextInt(i < Math.max(2, strikes / 4) ? 5_000 : 45_000));
        strike.hits(server);
        server = new RunningServer(data, options);
        if (head > 0 || random.nextBoolean()) {
          starts.add(server.awaitReady());
        } else {
          Thread.sleep(random.nextInt(20_000));
        }
        fed.join();
      }
      server.awaitReady();
      feeding.feed(records.subList(from, records.size()));
      feeding.feed(end);
      Path key = data.resolve("keys/id.key");
      ComparableAlerts scanned = scanned(traffic.write(folder.resolve("input.jsonl"), end), key);
      assertThat(scanned.byId()).hasSizeGreaterThan(10);
      try (AlertFeed alerts = new AlertFeed(bootstrap, SecretKey.file(key), alert -> {})) {
        ComparableAlerts found = RunningServer.alertsLike(scanned, alerts);
        assertThat(scanned.differing(found, 0))
            .as("not told, but %s: %s", found.differing(scanned, 0), server.lines())
            .isEmpty();
        assertThat(found.differing(scanned, 0)).as("told for once").isEmpty();
        assertReceived(alerts);
      }
      assertThat(server.stop()).isZero();
    } finally {
      server.close();
    }
    return starts;
  }

  private void assertReceived(AlertFeed alerts) throws InterruptedException {
    Map<String, Integer> last =
        alerts.last().values().stream()
            .filter(KilledServerTest::told)
            .collect(
                Collectors.toMap(one -> one.get("id").asText(), one -> one.get("version").asInt()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!posted.entrySet().containsAll(last.entrySet()) && System.nanoTime() < deadline) {
      Thread.sleep(1_000);
    }
    assertThat(posted).as("what the receiver has").containsAllEntriesOf(last);
  }

  private ComparableAlerts scanned(Path input, Path key) {
    Path out = folder.resolve("scan");
    Launch launch = Launch.of("scan", input.toString(), "--out=" + out, "--id-key-file=" + key);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return ComparableAlerts.of(new ScanOutput(out).alerts());
  }
}
