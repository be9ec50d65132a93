package io.ringfence.cli.secured;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.Launch;
import io.ringfence.cli.StoppedJob;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.tenant.Tenants;
import io.ringfence.topics.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What those can do who have a role, and mean harm: on a broker with TLS and the access control
 * lists of {@code topics --acls}, to a job with an id key and a receipt key. After each attack the
 * job has not failed once, raises an alert on the next fraud, and the alerts about another customer
 * are what they were.
 */
@Tag("full") // a job at a broker with TLS
class SecuredAttacksTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** It takes seconds on a quiet machine. */
  private static final Duration BOUND = Duration.ofMinutes(2);

  private static final String CUSTOMER = "acme-18";
  private static final int TEXTS = 500;

  /** More than a reader remembers. */
  private static final int SOURCES = 10_050;

  @TempDir private static Path folder;

  private static SecuredBroker broker;
  private static Map<String, Path> users;
  private static SecretKey key;
  private static JobClient job;

  /** The alerts about the customer, before anything was tried. */
  private static Map<String, String> before;

  private static int frauds;

  @BeforeAll
  static void aCustomerHasAnAlert() throws Exception {
    broker = new SecuredBroker(folder);
    users = broker.users("detection", "console", "feeds", "privacy", "rules", "responders");
    granted(SecuredBroker.acls(users.keySet()));
    DetectionOptions options =
        CommandLine.populateCommand(
            new DetectionOptions(),
            "--id-key-file",
            key("id.key").toString(),
            "--receipt-key-file",
            key("receipt.key").toString());
    DetectionSettings settings = options.settings(RetentionClock.WALL);
    key = settings.idKey();
    StreamExecutionEnvironment env = SecuredClients.environment(folder.resolve("checkpoints"));
    DetectionPipeline.build(
        env,
        settings,
        new KafkaConnectors(
            SecuredClients.kafka(users.get("detection"), "ringfence", false), settings.feeds()));
    job = env.executeAsync("detection");
    fraud(CUSTOMER);
    until("an alert about the customer", () -> !alerts(CUSTOMER).isEmpty());
    fraud("acme-19"); // the customer's last attempt counts once later ones have come
    until("an alert about the next", () -> !alerts("acme-19").isEmpty());
    do {
      before = alerts(CUSTOMER);
      Thread.sleep(15_000);
    } while (!alerts(CUSTOMER).equals(before));
  }

  @AfterAll
  static void end() {
    try {
      if (job != null) {
        StoppedJob.stop(job);
      }
    } finally {
      if (broker != null) {
        broker.close();
      }
    }
  }

  private static void granted(String acls) {
    Launch granted =
        Launch.of("topics", "--kafka-client", broker.admin().toString(), "--acls", acls);
    assertThat(granted.exit()).as(granted.out() + granted.err()).isZero();
  }

  private static Path key(String name) throws Exception {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  /** An account tries twelve numbers that cost, within six seconds. */
  private static void fraud(String account) throws Exception {
    long now = System.currentTimeMillis();
    int from = 23 + frauds++;
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      attempts.add(
          json(
              Map.of(
                  "type",
                  "call",
                  "id",
                  "fraud-%d-%d:a".formatted(from, i),
                  "call",
                  "fraud-%d-%d".formatted(from, i),
                  "phase",
                  "attempt",
                  "time",
                  now - (12 - i) * 500L,
                  "from",
                  "+120255501" + from,
                  "to",
                  "+88216000" + (100 + i),
                  "account",
                  account,
                  "direction",
                  "outbound")));
    }
    SecuredClients.send(users.get("feeds"), TopicNames.CALLS, attempts);
  }

  private static String json(Map<String, Object> fields) throws Exception {
    return JSON.writeValueAsString(fields);
  }

  /** By id, the last versions of the alerts that name an account, of those with the job's seal. */
  private static Map<String, String> alerts(String account) throws Exception {
    String named = JSON.writeValueAsString(account);
    Map<String, String> last = new TreeMap<>();
    for (ConsumerRecord<String, String> each :
        SecuredClients.all(users.get("responders"), TopicNames.ALERTS)) {
      if (each.value() == null) {
        last.remove(each.key());
      } else {
        key.alertSeal().read(each.value()).ifPresent(alert -> last.put(each.key(), alert));
      }
    }
    last.values().removeIf(alert -> !alert.contains(named));
    return last;
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!holds.call()) {
      assertThat(job.getJobStatus().get()).as("the job").isEqualTo(JobStatus.RUNNING);
      assertThat(System.nanoTime()).as("the time for " + what).isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  /**
   * The next fraud is found, by a job that never failed, and the customer's alerts are as before.
   */
  private static void allIsWell(String account) throws Exception {
    fraud(account);
    until("an alert about " + account, () -> !alerts(account).isEmpty());
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    assertThat(alerts(CUSTOMER)).isEqualTo(before);
  }

  private static Set<String> receipts() throws Exception {
    Set<String> requests = new TreeSet<>();
    for (ConsumerRecord<String, String> each :
        SecuredClients.all(users.get("privacy"), TopicNames.PRIVACY_RECEIPTS)) {
      requests.add(JSON.readTree(each.value()).path("request").asText());
    }
    return requests;
  }

  @Test
  void anErasureOfWhoIsCalledLikeSomethingElseIsOfNobodyElse() throws Exception {
    String escaped = "CORP\\jdoe";
    fraud(escaped);
    until("an alert about " + escaped, () -> !alerts(escaped).isEmpty());
    List<String> names =
        List.of("n:+12025550123", "calls", "derived", "account", "erased-1", escaped);
    List<String> requests = new ArrayList<>();
    for (String each : names) {
      requests.add(
          json(
              Map.of(
                  "type",
                  "privacy",
                  "id",
                  "req-" + requests.size(),
                  "time",
                  System.currentTimeMillis(),
                  "action",
                  "erase",
                  "subject",
                  Map.of("kind", "account", "value", each),
                  "reason",
                  "asked")));
    }

    SecuredClients.send(users.get("privacy"), TopicNames.PRIVACY_REQUESTS, requests);

    until("receipts", () -> receipts().size() == names.size());
    until("no alert about " + escaped, () -> alerts(escaped).isEmpty());
    allIsWell("acme-20");
  }

  @Test
  void onlyTheJobWritesAlertsAndWhoGetsItsRightWithoutItsKeyIsNotBelieved() throws Exception {
    for (String role : List.of("feeds", "privacy", "rules", "responders")) {
      SecuredClients.refused(users.get(role), TopicNames.ALERTS);
    }
    Path wide = broker.user("wide");
    granted("detection=User:wide");
    Map.Entry<String, String> real = before.entrySet().iterator().next();
    JsonNode alert = JSON.readTree(real.getValue());
    ObjectNode copy = alert.deepCopy();
    copy.put("version", 2_000_000_000).put("state", "retracted");
    String sealed = key.alertSeal().write(real.getValue());
    String seal = JSON.readTree(sealed).path("seal").asText();
    List<String> forged = List.of(copy.toString(), copy.put("seal", seal).toString());

    SecuredClients.send(
        wide,
        forged.stream()
            .map(each -> new ProducerRecord<>(TopicNames.ALERTS, real.getKey(), each))
            .toList());

    try (ConsoleBackend console = console()) {
      console.start();
      until(
          "the console has read the alerts", () -> console.alerts().unreadable() == forged.size());
      assertThat(console.alerts().find(real.getKey()))
          .hasValueSatisfying(
              shown -> {
                assertThat(shown.version()).isEqualTo(alert.path("version").asInt());
                assertThat(shown.state()).isEqualTo(alert.path("state").asText());
              });
    }
    allIsWell("acme-21");
  }

  private static ConsoleBackend console() throws Exception {
    return new ConsoleBackend(
        new TopicSettings(
            SecuredBroker.properties(users.get("console")), TopicNames.DEFAULTS, "ringfence"),
        new JobSettings(
            Optional.empty(), Sources.shipped(), key.keyedHash(), Optional.empty(), Tenants.NONE),
        Duration.ofMinutes(2),
        ConsoleSettings.MOST_ALERTS,
        RetentionPolicy.read(Files.readString(Path.of("../privacy/policy.yaml"))).value(),
        System::currentTimeMillis);
  }

  @Test
  void anAccountThatIsCalledLikeAnErasedOneIsAccused() throws Exception {
    allIsWell("erased-x");
  }

  @Test
  void textsThatCostMuchToReadHoldUpNobody() throws Exception {
    String text = "http://" + "\u3356".repeat(8_185);
    long now = System.currentTimeMillis();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(
          json(
              Map.of(
                  "type", "message",
                  "id", "text-" + i,
                  "time", now,
                  "channel", "chat",
                  "from", "+12025550177",
                  "account", "texter",
                  "text", text)));
    }

    SecuredClients.send(users.get("feeds"), TopicNames.MESSAGES, texts);

    allIsWell("acme-22");
  }

  @Test
  void sourcesThatThereAreNotHoldUpNobody() throws Exception {
    long now = System.currentTimeMillis();
    List<String> calls =
        IntStream.range(0, SOURCES)
            .mapToObj(
                i ->
                    """
                    {"type":"call","id":"made-up-%1$d:a","call":"made-up-%1$d","phase":"attempt","time":%2$d,\
                    "source":"made-up-%1$d","from":"+12025550166","to":"+12025550167"}\
                    """
                        .formatted(i, now))
            .toList();

    SecuredClients.send(users.get("feeds"), TopicNames.CALLS, calls);

    allIsWell("acme-23");
  }

  @Test
  void aRuleOfTwoHundredThousandCharactersIsRefused() throws Exception {
    SecuredClients.refused(users.get("feeds"), TopicNames.RULE_CHANGES);
    String rule =
        """
        {"id":"long","version":1,"fraud":"irsf","title":"T","accuse":"account","on":"call.attempt",\
        "when":"call.to == '%s'","severity":"high","score":60,"quiet":"30m","mode":"shadow","summary":"{subject}"}\
        """
            .formatted("x".repeat(200_000));

    SecuredClients.send(
        users.get("rules"), List.of(new ProducerRecord<>(TopicNames.RULE_CHANGES, "long", rule)));

    until("the refusal", () -> refused(TopicNames.RULE_CHANGES));
    allIsWell("acme-24");
  }

  private static boolean refused(String topic) throws Exception {
    for (ConsumerRecord<String, String> each :
        SecuredClients.all(users.get("feeds"), TopicNames.REJECTED)) {
      if (JSON.readTree(each.value()).at("/position/topic").asText().equals(topic)) {
        return true;
      }
    }
    return false;
  }
}
