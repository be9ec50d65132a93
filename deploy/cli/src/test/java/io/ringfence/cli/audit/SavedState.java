package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.topics.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine;

/**
 * Savepoints of both jobs, which have read some records of long ago from topics: made once for all
 * tests of a process.
 */
public final class SavedState {

  /** An account that others' states name, too. */
  public static final String NAMED = "quiet-1";

  /** A number and a range that are accused together with {@link #NAMED}, and its open call. */
  static final List<String> ACCUSED = List.of("number:+12025550112", "range:+44794601009");

  static final String OPEN_CALL = "c-4";

  private static final String PACK =
      """
      measures:
        - {name: failures_2h, per: account, on: security.register.failed, count: true, over: 2h}
        - {name: calls_2h, per: account, on: call.attempt, count: true, over: 2h}
        - {name: tries_30m, per: number, on: call.attempt, count: true, over: 30m}
        - {name: pumped_30m, per: range, digits: 11, as: called, on: call.attempt, count: true, over: 30m}
        - {name: receivers_30m, per: content, on: message.submitted, distinct: message.to, over: 30m}
      rules:
      """
          + rule("guessing", "account", "security.register.failed", "failures_2h >= 3")
          + rule("dialling", "number", "call.attempt", "tries_30m >= 3")
          + rule(
              "pumping", "range\n    as: called\n    digits: 11", "call.attempt", "pumped_30m >= 3")
          + rule("listed", "number", "call.attempt", "subject.listed")
          + rule("texts", "content", "message.submitted", "receivers_30m >= 3");

  private static final Instant START = Instant.parse("2025-11-25T08:00:00Z");

  /** What came first is settled by then, and what the second half brings is open. */
  private static final int MINUTES = 75;

  private static final int AGAIN = 40;

  private static final Path FOLDER = Path.of("target/saved-state").toAbsolutePath();

  private static SavedState made;

  private final Path detection;
  private final Path indicators;
  private final List<String> alerts;

  private SavedState(Path detection, Path indicators, List<String> alerts) {
    this.detection = detection;
    this.indicators = indicators;
    this.alerts = alerts;
  }

  /** Those of this process. */
  public static synchronized SavedState get() {
    if (made == null) {
      try {
        made = make();
      } catch (Exception e) {
        throw new IllegalStateException("no state was saved", e);
      }
    }
    return made;
  }

  public Path detection() {
    return detection;
  }

  public Path indicators() {
    return indicators;
  }

  /** Every version that was published. */
  public List<String> alerts() {
    return alerts;
  }

  private static SavedState make() throws Exception {
    FileUtils.deleteDirectory(FOLDER.toFile());
    Files.createDirectories(FOLDER);
    Path pack = Files.writeString(FOLDER.resolve("pack.yaml"), PACK);
    DetectionSettings settings =
        CommandLine.populateCommand(new DetectionOptions(), "--rules", pack.toString())
            .settings(RetentionClock.EVENT);
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics(
          new Topics(
              Topics.shipped().all().stream().map(each -> each.with(1, each.settings())).toList()));
      String bootstrap = broker.bootstrapServers();
      send(bootstrap);
      KafkaConnectors topics =
          new KafkaConnectors(
              KafkaSettings.of(bootstrap).idleAfter(Duration.ofMinutes(10)), settings.feeds());
      StreamExecutionEnvironment detecting = environment();
      DetectionPipeline.build(detecting, settings, topics);
      Path detection =
          saved(
              detecting,
              "detection",
              List.of(
                  "holds", "links +number:", "open episodes +number:", "open episodes +range:"));
      StreamExecutionEnvironment counting = environment();
      KpiPipeline.build(counting, settings.feeds(), topics);
      return new SavedState(
          detection,
          saved(counting, "indicators", List.of("figures of groups")),
          published(bootstrap));
    }
  }

  /** As deployed, what is stored lies in files beside the savepoint's metadata. */
  private static StreamExecutionEnvironment environment() {
    Configuration configuration = SavedJob.configuration(SavedJob.Form.CANONICAL);
    String checkpoints = FOLDER.resolve("checkpoints").toUri().toString();
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
    configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
  }

  /** Saves a job once an audit tells of all this. */
  private static Path saved(StreamExecutionEnvironment env, String run, List<String> all)
      throws Exception {
    JobClient job = env.executeAsync("saved-" + run);
    return SavedJob.saved(
        job,
        Files.createDirectory(FOLDER.resolve(run)),
        SavedJob.Form.CANONICAL,
        () -> true,
        path -> {
          String told =
              Launch.of(
                      "audit", path.toString(), "--as-of=event-time", "--subject=account:" + NAMED)
                  .out();
          return all.stream().allMatch(each -> Pattern.compile(each).matcher(told).find());
        });
  }

  private static List<String> published(String bootstrap) {
    Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(TopicNames.ALERTS).stream()
              .map(each -> new TopicPartition(TopicNames.ALERTS, each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<String> alerts = new ArrayList<>();
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> alerts.add(each.value()));
      }
      return alerts;
    }
  }

  private static void send(String bootstrap) {
    try (TopicProducer producer = new TopicProducer(bootstrap)) {
      put(producer, TopicNames.LISTINGS, listing("l-1", "add", "number", "+12025550177"));
      put(producer, TopicNames.LISTINGS, listing("l-2", "add", "range", "+88216"));
      put(producer, TopicNames.LISTINGS, listing("l-3", "allow", "account", "partner-1"));
      put(producer, TopicNames.SECURITY, failure("e-0", 1, "held-1"));
      put(producer, TopicNames.CALLS, call("c-0", "attempt", 1, "+12025550114", "held-1"));
      put(producer, TopicNames.PRIVACY_REQUESTS, hold("held-1"));
      put(producer, TopicNames.CALLS, "no record");
      for (int i = 2; i <= MINUTES; i++) {
        for (int j = 1; j <= 4 && (i == 2 || i == AGAIN); j++) {
          String id = (i == 2 ? "" : "again-") + j;
          put(producer, TopicNames.SECURITY, failure("e-" + id, i, NAMED));
          put(producer, TopicNames.CALLS, call("c-" + id, "attempt", i, "+12025550112", NAMED));
          put(producer, TopicNames.MESSAGES, message("m-" + id, i, "+1202555015" + j));
        }
        put(producer, TopicNames.CALLS, call("f-" + i, "attempt", i, "+12125550100", "filler"));
        put(producer, TopicNames.CALLS, call("f-" + i, "end", i, "+12125550100", "filler"));
      }
      // Event time waits for each topic.
      put(producer, TopicNames.SECURITY, failure("f-e", MINUTES, "filler"));
      put(producer, TopicNames.MESSAGES, message("f-m", MINUTES, "+12025550155"));
      String join = "\"meeting\":\"m\",\"action\":\"join\"";
      put(producer, TopicNames.SESSIONS, of("session", "f-s", join));
      String report = "\"trunk\":\"carrier-a\",\"mos\":4.1";
      put(producer, TopicNames.QUALITY, of("quality", "f-q", report));
      producer.flush();
    }
  }

  private static String of(String type, String id, String fields) {
    return """
        {"type":"%s","id":"%s","time":"%s",%s}"""
        .formatted(type, id, at(MINUTES), fields);
  }

  private static void put(TopicProducer producer, String topic, String json) {
    producer.send(topic, "", json.getBytes(UTF_8));
  }

  private static String rule(String id, String accuse, String on, String when) {
    return """
          - id: %s
            version: 1
            fraud: irsf
            title: A rule of a saved state
            accuse: %s
            on: %s
            when: "%s"
            severity: high
            score: 70
            quiet: 45m
            mode: enforce
            summary: "{subject}"
        """
        .formatted(id, accuse, on, when);
  }

  private static String at(int minute) {
    return START.plus(Duration.ofMinutes(minute)).toString();
  }

  private static String listing(String id, String action, String kind, String value) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"%s","subject":{"kind":"%s","value":"%s"},"list":"house","actor":"desk"}"""
        .formatted(id, at(0), action, kind, value);
  }

  private static String hold(String account) {
    return """
        {"type":"privacy","id":"p-1","time":"%s","action":"hold","subject":{"kind":"account","value":"%s"},\
        "ground":"order 7","actor":"legal","until":"%s"}"""
        .formatted(at(1), account, at(1440));
  }

  private static String failure(String id, int minute, String account) {
    return """
        {"type":"security","id":"%s","time":"%s","event":"register.failed","account":"%s","address":"203.0.113.7"}"""
        .formatted(id, at(minute), account);
  }

  private static String call(String id, String phase, int minute, String from, String account) {
    return """
        {"type":"call","id":"%s:%s","call":"%s","phase":"%s","time":"%s","from":"%s","to":"+447946010091","account":"%s","device":"mac:001122334455","direction":"outbound"}"""
        .formatted(id, phase, id, phase, at(minute), from, account);
  }

  private static String message(String id, int minute, String to) {
    return """
        {"type":"message","id":"%s","channel":"sms","status":"submitted","time":"%s","from":"+12025550113","to":"%s","account":"writer","text":"the same for all"}"""
        .formatted(id, at(minute), to);
  }
}
