package io.ringfence.cli.secured;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.Launch;
import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.kpi.KpiJob;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With TLS, SCRAM and access control lists: what {@code topics --acls} grants is enough for both
 * jobs, what it does not grant is refused, and no password is in a job.
 */
@Tag("full") // two jobs at a broker with TLS
class SecuredBrokerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private static Properties properties(Path client) throws Exception {
    return SecuredBroker.properties(client);
  }

  /** The records of a topic once there is one, by their first partitions. */
  private static int read(Path client, String topic, int partitions, Duration patience)
      throws Exception {
    Properties settings = properties(client);
    settings.setProperty("isolation.level", "read_committed");
    long deadline = System.nanoTime() + patience.toNanos();
    int found = 0;
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          IntStream.range(0, partitions).mapToObj(each -> new TopicPartition(topic, each)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (found == 0 && System.nanoTime() < deadline) {
        found += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return found;
  }

  /** Eighteen minutes of guessing at the password of a telephone. */
  private static List<String> guesses() {
    long now = System.currentTimeMillis();
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

  /** Calls of four hours: the indicators of the first are final. */
  private static List<String> calls() {
    long now = System.currentTimeMillis();
    return IntStream.range(0, 48)
        .mapToObj(
            i ->
                """
                {"type":"call","id":"call-%1$d:end","call":"call-%1$d","phase":"end","time":%2$d,\
                "from":"+12025550123","to":"+12025550124","direction":"outbound","trunk":"carrier",\
                "ringMillis":4000,"talkMillis":60000,"sipCode":200}\
                """
                    .formatted(i, now - (47 - i) * 300_000L))
        .toList();
  }

  /** Submits a job whose graph has nobody's password. */
  private static JobClient submit(StreamExecutionEnvironment env, String user) throws Exception {
    byte[] graph = InstantiationUtil.serializeObject(env.getStreamGraph(false).getJobGraph());
    String text = new String(graph, ISO_8859_1);
    assertThat(text).contains("SCRAM-SHA-512").doesNotContain(SecuredBroker.password(user));
    return env.executeAsync(user);
  }

  /** The alerts that a group is given. */
  private static int joined(Path client, String group) throws Exception {
    Properties settings = properties(client);
    settings.setProperty("group.id", group);
    settings.setProperty("auto.offset.reset", "earliest");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int found = 0;
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(TopicNames.ALERTS));
      while (found == 0 && System.nanoTime() < deadline) {
        found += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return found;
  }

  private static void unreadable(Path client, String topic) {
    assertThatThrownBy(() -> read(client, topic, 1, PATIENCE))
        .as("reading %s", topic)
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void whatIsGrantedIsEnoughAndAllElseIsRefused() throws Exception {
    try (SecuredBroker broker = new SecuredBroker(folder)) {
      Map<String, Path> users =
          broker.users("detection", "indicators", "console", "feeds", "lists", "responders");
      String acls = SecuredBroker.acls(users.keySet());
      String admin = broker.admin().toString();
      Launch checked = Launch.of("topics", "--kafka-client", admin, "--check", "--acls", acls);
      assertThat(checked.exit()).isEqualTo(1);
      assertThat(checked.out()).contains("User:detection: WRITE on TOPIC alerts is missing");
      Launch granted = Launch.of("topics", "--kafka-client", admin, "--acls", acls);
      assertThat(granted.exit()).as(granted.err()).isZero();
      Launch again = Launch.of("topics", "--kafka-client", admin, "--check", "--acls", acls);
      assertThat(again.exit()).as(again.out()).isZero();

      assertThat(doctor(users.get("detection"), "detection").exit()).isZero();
      Launch other = doctor(users.get("feeds"), "detection");
      assertThat(other.exit()).isEqualTo(1);
      assertThat(other.out()).contains("WRONG   rights of detection: no [READ, WRITE] on alerts\n");
      jobsRun(users);

      SecuredClients.refused(users.get("feeds"), TopicNames.LISTINGS);
      SecuredClients.refused(users.get("feeds"), TopicNames.PRIVACY_REQUESTS);
      SecuredClients.refused(users.get("indicators"), TopicNames.ALERTS);
      SecuredClients.refused(users.get("detection"), TopicNames.CALLS);
      SecuredClients.refused(users.get("console"), TopicNames.ALERTS);
      SecuredClients.refused(users.get("console"), TopicNames.PRIVACY_LEDGER);
      unreadable(users.get("responders"), TopicNames.PRIVACY_DOCUMENTS);
      unreadable(users.get("feeds"), TopicNames.ALERTS);
      unreadable(users.get("console"), TopicNames.ACCESS_LOG);

      assertThat(joined(users.get("responders"), "ringfence-responders-pager")).isPositive();
      assertThatThrownBy(() -> joined(users.get("responders"), "ringfence-control"))
          .isInstanceOf(AuthorizationException.class);
    }
  }

  private static Launch doctor(Path client, String role) {
    return Launch.of("doctor", "--kafka-client", client.toString(), "--role", role);
  }

  private void jobsRun(Map<String, Path> users) throws Exception {
    DetectionSettings settings = new DetectionOptions().settings(RetentionClock.WALL);
    StreamExecutionEnvironment detection = SecuredClients.environment(folder.resolve("detection"));
    DetectionPipeline.build(
        detection,
        settings,
        new KafkaConnectors(
            SecuredClients.kafka(users.get("detection"), "ringfence", true), settings.feeds()));
    StreamExecutionEnvironment indicators =
        SecuredClients.environment(folder.resolve("indicators"));
    KpiPipeline.build(
        indicators,
        settings.feeds(),
        new KafkaConnectors(
            SecuredClients.kafka(users.get("indicators"), KpiJob.GROUP, true), settings.feeds()));
    JobClient first = submit(detection, "detection");
    JobClient second = submit(indicators, "indicators");
    try {
      SecuredClients.send(users.get("feeds"), TopicNames.CALLS, calls());
      SecuredClients.send(users.get("feeds"), TopicNames.SECURITY, guesses());
      assertThat(read(users.get("responders"), TopicNames.ALERTS, 4, PATIENCE))
          .as("alerts")
          .isPositive();
      assertThat(read(users.get("console"), TopicNames.KPIS, 1, PATIENCE))
          .as("indicators")
          .isPositive();
    } finally {
      StoppedJob.stop(first);
      StoppedJob.stop(second);
    }
  }
}
