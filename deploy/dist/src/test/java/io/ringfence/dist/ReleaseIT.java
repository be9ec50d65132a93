package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release as somebody has it who has downloaded it, and no Maven. */
class ReleaseIT {

  /** After which a job or a process is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Pattern PROOF =
      Pattern.compile("io/ringfence/(?:bench|faults|proof|cli/evaluate)/.*");

  private static Release release;

  @TempDir private Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    release = Release.shared();
  }

  /** Eighteen minutes of guessing at the password of a telephone. */
  private static List<String> guesses(long now) {
    return IntStream.range(0, 14)
        .mapToObj(
            i ->
                """
                {"type":"security","id":"guess-%d","time":%d,"event":"register.failed",\
                "account":"acme-17","number":"+12025550123","address":"198.51.100.%d"}\
                """
                    .formatted(i, now - (13 - i) * 80_000L, 10 + i))
        .toList();
  }

  @Test
  void theLauncherNeedsAJavaOnly() throws Exception {
    assertThat(release.launched(folder, 0, "--version"))
        .isEqualTo("Ringfence " + System.getProperty("ringfence.version") + "\n");
    Path traffic =
        Files.write(folder.resolve("traffic.jsonl"), guesses(System.currentTimeMillis()));
    release.launched(folder, 0, "scan", traffic.toString(), "--out", "found");
    assertThat(folder.resolve("found/alerts.jsonl")).content().contains("registration-brute-force");
    assertThat(release.launched(folder, 0, "rules", "check", release.home() + "/rules/pack"))
        .isNotEmpty();
  }

  @Test
  void itSaysWhatItIsMadeOf() {
    assertThat(release.home().resolve("sbom.cdx.json"))
        .content()
        .contains("\"CycloneDX\"", "pkg:maven/org.apache.kafka/kafka-clients@");
    assertThat(release.home().resolve("THIRD-PARTY.txt")).content().contains("libphonenumber");
    assertThat(release.home().resolve("LICENSE")).exists();
    assertThat(release.home().resolve("CHANGELOG.md")).exists();
  }

  @Test
  void howRingfenceIsProvenIsNotInIt() throws Exception {
    assertThat(release.launched(folder, 2, "bench")).contains("bench is not in a release");
    assertThat(release.launched(folder, 2, "evaluate", "x")).contains("is not in a release");
    assertThat(release.launched(folder, 0, "--help"))
        .contains("  simulate ")
        .doesNotContain("  bench ", "  evaluate ");
    List<String> own =
        release.jars().stream().filter(each -> each.startsWith("ringfence-")).toList();
    assertThat(own).hasSizeGreaterThan(5);
    for (String each : own) {
      try (JarFile jar = new JarFile(release.home().resolve("lib").resolve(each).toFile())) {
        assertThat(jar.stream().map(entry -> entry.getName()))
            .as(each)
            .noneMatch(PROOF.asMatchPredicate());
      }
    }
  }

  @Test
  void theJobJarHasNothingThatFlinkBrings() throws Exception {
    Set<String> entries = release.jobEntries();
    assertThat(entries)
        .contains(
            "io/ringfence/jobs/detection/DetectionJob.class",
            "io/ringfence/jobs/kpi/KpiJob.class",
            "META-INF/NOTICE",
            "META-INF/LICENSE");
    assertThat(entries)
        .noneMatch(
            each ->
                each.startsWith("org/apache/flink/api/")
                    || each.startsWith("org/apache/flink/core/")
                    || each.startsWith("org/apache/flink/runtime/")
                    || each.startsWith("org/apache/flink/state/")
                    || each.startsWith("org/rocksdb/")
                    || each.startsWith("org/slf4j/")
                    || each.startsWith("org/apache/logging/")
                    || each.endsWith(".SF"));
  }

  /** A shell has what a script starts in the background ignore Ctrl-C. */
  @Test
  @Tag("full") // a broker and a job
  void anInterruptEndsWhatAScriptHasStartedInTheBackground() throws Exception {
    String launcher = release.home().resolve("bin/ringfence").toString();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "trap '' INT; exec \"$0\" live", launcher);
    builder.environment().put("RINGFENCE_JAVA_OPTS", "-Xmx1g");
    Path said = folder.resolve("said");
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    Process live = builder.start();
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (live.isAlive() && System.nanoTime() < deadline && !isReady(said)) {
        Thread.sleep(50);
      }
      assertThat(isReady(said)).as(Files.readString(said)).isTrue();
      new ProcessBuilder("kill", "-INT", Long.toString(live.pid())).start().waitFor();
      assertThat(live.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it has ended").isTrue();
    } finally {
      live.destroyForcibly().waitFor();
    }
  }

  private static boolean isReady(Path said) throws Exception {
    return Files.readAllLines(said).stream().anyMatch(line -> line.startsWith("ready "));
  }

  @Test
  @Tag("full") // a broker and a Flink of separate processes
  void theJobsRunOnAFlinkOfOnesOwn() throws Exception {
    Path key = Files.writeString(folder.resolve("receipt.key"), "for tests only, no secret");
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      String bootstrap = broker.bootstrapServers();
      release.launched(folder, 0, "topics", "--bootstrap", bootstrap);
      List<String> typed = TypedCommands.ofFlink(release.home().resolve("docs"));
      try (SessionCluster flink = new SessionCluster(release, folder)) {
        String submitted =
            flink.typed(
                typed.get(0).replace("broker:9092", bootstrap),
                Map.of(
                    "RINGFENCE_RECEIPT_KEY_FILE",
                    key.toString(),
                    "RINGFENCE_IDLE_SECONDS",
                    "2",
                    "RINGFENCE_CHECKPOINT_SECONDS",
                    "1"));
        send(bootstrap, guesses(System.currentTimeMillis()));
        assertThat(alerts(bootstrap))
            .as(flink.said("jobmanager.log") + flink.said("taskmanager.log"))
            .contains("registration-brute-force");
        saved(flink, typed.subList(1, typed.size()), submitted);
      }
    }
  }

  /** The job is saved as pages say, and stopped; both savepoints can be audited. */
  private void saved(SessionCluster flink, List<String> typed, String submitted) throws Exception {
    String id = submitted.replaceAll("(?s).*JobID ([0-9a-f]{32}).*", "$1");
    for (String each : typed) {
      Path saves = folder.resolve(TypedCommands.verb(each));
      flink.typed(
          each.replaceAll("\\bID\\b", id).replaceAll("\\bDIR\\b", saves.toString()), Map.of());
      try (Stream<Path> made = Files.list(saves)) {
        String savepoint = made.findFirst().orElseThrow().toString();
        assertThat(release.launched(folder, 0, "audit", savepoint)).contains("past its retention");
      }
    }
  }

  private static void send(String bootstrap, List<String> records) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String each : records) {
        producer.send(new ProducerRecord<>("security.events", each.getBytes(UTF_8))).get();
      }
    }
  }

  /** The alerts that there are once there are some. */
  private static String alerts(String bootstrap) {
    List<TopicPartition> all =
        IntStream.range(0, 4).mapToObj(each -> new TopicPartition("alerts", each)).toList();
    List<String> found = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (found.isEmpty() && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(each -> found.add(new String(each.value(), UTF_8)));
      }
    }
    return String.join("\n", found);
  }
}
