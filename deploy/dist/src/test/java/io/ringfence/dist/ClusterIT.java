package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code cluster.md}, one after the other on an empty Debian; and while all of it
 * runs, what answers there, and whether a secret is where it should not be. Needs root, the
 * network, and two gigabytes of disk.
 */
@Tag("full") // minutes on a machine of its own
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

  private static final int MINUTES = 15;

  /** Between what starts everything and what stops it, the tests look around. */
  private static final String PAUSE =
      """
      touch /root/started
      until [[ -e /root/go-on ]]; do sleep 0.2; done
      """;

  /** Asks Flink for whatever it tells, with the certificate that the page makes. */
  private static final String REST =
      """
      set -euo pipefail
      ask() {
        curl -sS --cacert /etc/ringfence/admin/rest.pem --cert /etc/ringfence/admin/rest.pem "https://127.0.0.1:$1$2"
      }
      ids() { ask "$1" "$2" | grep -oE '"id":"[^"]+"' | cut -d '"' -f 4; }
      for port in "$@"; do
        for path in config overview logs stdout log environment config metrics; do ask $port /jobmanager/$path; done
        for path in /config /overview /jobs /jobs/overview /taskmanagers; do ask $port $path; done
        for job in $(ids $port /jobs); do
          for path in '' /config /plan /exceptions /accumulators /checkpoints /checkpoints/config /jobmanager/config \\
              /jobmanager/environment /metrics; do
            ask $port /jobs/$job$path
          done
        done
        for manager in $(ids $port /taskmanagers); do
          for path in '' /log /logs /stdout /thread-dump /metrics; do ask $port /taskmanagers/$manager$path; done
        done
      done
      """;

  @TempDir private static Path folder;
  private static ClusterPage page;
  private static EmptyDebian debian;
  private static Watched watched;
  private static Process commands;
  private static Path said;

  @BeforeAll
  static void start() throws Exception {
    Programs.require("debootstrap", "unshare", "nsenter", "ip");
    Programs.require("debootstrap", "root, namespaces and devices of its own", EmptyDebian::may);
    Release release = Release.shared();
    page = ClusterPage.of(release.home());
    List<String> packages =
        Arrays.stream(page.packages().split(" ", -1))
            .skip(2)
            .filter(each -> !each.startsWith("-"))
            .toList();
    debian = new EmptyDebian(Files.createDirectory(folder.resolve("debian")), packages);
    new Distributions(release).put(debian.root().resolve("opt"));
    Path archive = Release.archive();
    Files.copy(archive, debian.root().resolve("root").resolve(archive.getFileName()));
    debian.start(List.of(page.prometheus()));
    watched = new Watched(debian.at("/proc"));
    Files.writeString(debian.root().resolve("root/page.sh"), page.start() + PAUSE + page.stop());
    said = folder.resolve("said");
    // Every command is printed before it runs, with its arguments.
    commands = debian.bash(said, "-euo", "pipefail", "-x", "/root/page.sh");
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (!Files.exists(debian.at("/root/started")) && commands.isAlive()) {
      if (System.nanoTime() > deadline) {
        fail("the page took too long\n" + end());
      }
      Thread.sleep(200);
    }
    assertThat(commands.isAlive()).as(end()).isTrue();
  }

  @AfterAll
  static void stop() throws Exception {
    if (debian != null) {
      debian.end();
    }
    if (watched != null) {
      watched.end();
    }
  }

  /** The last that the commands have said, and the faults that Flink's processes have logged. */
  private static String end() throws Exception {
    List<String> lines = Files.readAllLines(said);
    StringBuilder all = new StringBuilder();
    lines
        .subList(Math.max(0, lines.size() - 40), lines.size())
        .forEach(each -> all.append(each).append('\n'));
    for (Path log : logs()) {
      try (Stream<String> logged = Files.lines(log)) {
        logged
            .filter(each -> each.contains("ERROR") || each.startsWith("Caused by"))
            .limit(5)
            .forEach(each -> all.append(log).append(": ").append(each).append('\n'));
      }
    }
    return all.toString();
  }

  private static List<Path> logs() throws Exception {
    Path logs = debian.at("/var/log/ringfence");
    if (!Files.exists(logs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(logs)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  @Order(1)
  void trafficGoesInAndAnAlertComesOut() throws Exception {
    assertThat(debian.at("/tmp/alerts")).content().contains("registration-brute-force");
  }

  @Test
  @Order(2)
  void othersReachKafkaOnlyAndPrometheusTheMetrics() throws Exception {
    List<Integer> forAll =
        page.ports().stream()
            .filter(each -> each.forAll() && !each.asked().startsWith("nothing"))
            .flatMap(each -> each.ports().stream())
            .toList();
    assertThat(scanned(true, EmptyDebian.STRANGER, EmptyDebian.ADDRESS))
        .isNotEmpty()
        .containsExactlyElementsOf(forAll);
    List<Integer> metrics =
        scanned(true, page.prometheus(), EmptyDebian.ADDRESS).stream()
            .filter(each -> !forAll.contains(each))
            .toList();
    // Two job managers and two task managers.
    assertThat(metrics).hasSize(4).allMatch(each -> metrics().ports().contains(each));
  }

  private static ClusterPage.Port metrics() {
    return page.ports().stream()
        .filter(each -> each.asked().startsWith("nothing"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> scanned(boolean fromOutside, String from, String to)
      throws Exception {
    return debian.knock(fromOutside, "scan", from, to).stream().map(Integer::valueOf).toList();
  }

  @Test
  @Order(3)
  void nothingListensButWhatThePageLists() throws Exception {
    assertThat(scanned(false, "127.0.0.1", "127.0.0.1"))
        .allMatch(each -> page.ports().stream().anyMatch(row -> row.ports().contains(each)));
    assertThat(scanned(false, EmptyDebian.ADDRESS, EmptyDebian.ADDRESS))
        .allMatch(
            each ->
                page.ports().stream().anyMatch(row -> row.forAll() && row.ports().contains(each)));
  }

  @Test
  @Order(4)
  void nobodyIsAnsweredWithoutWhatThePageSays() throws Exception {
    TreeSet<String> open = new TreeSet<>();
    scanned(false, "127.0.0.1", "127.0.0.1").forEach(each -> open.add(each.toString()));
    List<String> asked = new ArrayList<>(List.of("ask"));
    asked.addAll(open);
    List<String> answers = debian.knock(false, asked.toArray(String[]::new));
    assertThat(answers).hasSize(4 * open.size());
    for (ClusterPage.Port row : page.ports()) {
      List<String> here =
          answers.stream()
              .filter(each -> row.ports().contains(Integer.valueOf(each.split(" ", -1)[0])))
              .toList();
      assertThat(here).as(row.toString()).isNotEmpty();
      if (row.asksForACertificate() || row.asked().startsWith("TLS")) {
        // An alert of TLS, or the web's word that TLS is spoken here.
        assertThat(here)
            .as(row.toString())
            .allMatch(
                each ->
                    !each.contains(" SAID ")
                        || each.matches(".* plain .* SAID (\\.\\.\\.|HTTP/1.1 301 ).*"));
      } else if (row.asked().startsWith("nothing")) {
        assertThat(here).anyMatch(each -> each.matches(".* plain web SAID HTTP/1.[01] 200 .*"));
      } else {
        assertThat(here)
            .as("the console")
            .anyMatch(each -> each.matches(".* plain web SAID HTTP/1.1 (303|4..) .*"));
        assertThat(here).noneMatch(each -> each.contains(" 200 "));
      }
    }
  }

  @Test
  @Order(5)
  void noSecretIsWhereItShouldNotBe() throws Exception {
    assertThat(rest("8081", "8082"))
        .contains("security.ssl.internal.keystore-password", "******", "ringfence detection");
    looked();
  }

  /** Whatever Flink tells who may ask. */
  private static String rest(String... ports) throws Exception {
    Path script = Files.writeString(debian.at("/root/rest.sh"), REST);
    Path answers = folder.resolve("rest");
    List<String> arguments = new ArrayList<>(List.of("/root/" + script.getFileName()));
    arguments.addAll(List.of(ports));
    Process asked = debian.bash(answers, arguments.toArray(String[]::new));
    assertThat(asked.waitFor(MINUTES, TimeUnit.MINUTES)).as(Files.readString(answers)).isTrue();
    assertThat(asked.exitValue()).as(Files.readString(answers)).isZero();
    String all = Files.readString(answers);
    assertThat(planted().in(all)).isEmpty();
    return all;
  }

  private static PlantedSecrets planted() throws Exception {
    PlantedSecrets planted = PlantedSecrets.in(debian.at("/etc/ringfence"));
    assertThat(planted.secrets())
        .containsKeys(
            "detection.secret",
            "indicators.secret",
            "console.secret",
            "feeds.secret",
            "responders.secret",
            "internal.password",
            "rest.password",
            "ada.password",
            "id.key",
            "receipt.key",
            "references.key",
            "authority.key",
            "broker.pem",
            "admin.pem",
            "rest.pem");
    return planted;
  }

  private static void looked() throws Exception {
    PlantedSecrets planted = planted();
    String processes = watched.seen();
    assertThat(processes).contains("DetectionJob", "KpiJob", "kafka.Kafka", "FLINK_CONF_DIR");
    assertThat(planted.inFilesOf(debian.at("/etc/ringfence"))).isNotEmpty();
    List<String> found = new ArrayList<>(planted.openFilesOf(debian.at("/etc/ringfence")));
    planted.in(processes).forEach(each -> found.add("an argument or variable has " + each));
    planted.in(Files.readString(said)).forEach(each -> found.add("a command has " + each));
    for (String each : List.of("/var", "/tmp", "/root", "/opt/flink/log", "/opt/kafka/logs")) {
      if (Files.exists(debian.at(each))) {
        found.addAll(planted.inFilesOf(debian.at(each)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  @Order(6)
  void theJobGoesOnInASession() throws Exception {
    assertThat(stored()).as("job graphs for high availability").contains("submittedExecutionPlan");
    Files.createFile(debian.at("/root/go-on"));
    assertThat(commands.waitFor(MINUTES, TimeUnit.MINUTES)).as(end()).isTrue();
    assertThat(commands.exitValue()).as(end()).isZero();
    assertThat(rest("8083")).contains("ringfence detection");
    looked();
  }

  /** Names of what is stored for high availability. */
  private static String stored() throws Exception {
    try (Stream<Path> all = Files.walk(debian.at("/var/lib/ringfence/flink/detection/ha"))) {
      return all.map(Path::toString).collect(Collectors.joining("\n"));
    }
  }
}
