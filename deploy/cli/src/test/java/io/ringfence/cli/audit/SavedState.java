package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.Launch;
import io.ringfence.cli.live.TopicProducer;
import io.ringfence.cli.options.DetectionOptions;
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
import java.util.function.Predicate;
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
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: tries_30m, per: number, on: call.attempt, count: true, over: 30m}
        - {name: pumped_30m, per: range, digits: 11, as: called, on: call.attempt, count: true, over: 30m}
        - {name: receivers_30m, per: content, on: message.submitted, distinct: message.to, over: 30m}
      rules:
      """
          + rule("guessing", "account", "security.register.failed", "failures_15m >= 3")
          + rule("dialling", "number", "call.attempt", "tries_30m >= 3")
          + rule("pumping", "range\n    digits: 11", "call.attempt", "pumped_30m >= 3")
          + rule("texts", "content", "message.submitted", "receivers_30m >= 3");

  private static final Instant START = Instant.parse("2025-11-25T09:00:00Z");

  /** Event time is ten minutes behind the last record. */
  private static final int MINUTES = 45;

  private static final String SETTLED = "as of 2025-11-25T09:3";

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
      broker.createTopics();
      String bootstrap = broker.bootstrapServers();
      send(bootstrap);
      KafkaConnectors topics =
          new KafkaConnectors(
              KafkaSettings.of(bootstrap).idleAfter(Duration.ofSeconds(2)), settings.feeds());
      StreamExecutionEnvironment detecting = SavedJob.environment(SavedJob.Form.CANONICAL);
      DetectionPipeline.build(detecting, settings, topics);
      Path detection =
          saved(detecting, "detection", told -> told.contains("holds") && told.contains("range"));
      StreamExecutionEnvironment counting = SavedJob.environment(SavedJob.Form.CANONICAL);
      KpiPipeline.build(counting, settings.feeds(), topics);
      return new SavedState(
          detection, saved(counting, "indicators", told -> true), published(bootstrap));
    }
  }

  private static Path saved(StreamExecutionEnvironment env, String run, Predicate<String> enough)
      throws Exception {
    JobClient job = env.executeAsync("saved-" + run);
    return SavedJob.saved(
        job,
        Files.createDirectory(FOLDER.resolve(run)),
        SavedJob.Form.CANONICAL,
        () -> true,
        path -> {
          String told = Launch.of("audit", path.toString(), "--as-of", "event-time").out();
          return told.contains(SETTLED) && enough.test(told);
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
      for (int i = 1; i <= 4; i++) {
        put(producer, TopicNames.SECURITY, failure("e-" + i, 2, NAMED));
        put(producer, TopicNames.CALLS, call("c-" + i, "attempt", 2, "+12025550112", NAMED));
        put(producer, TopicNames.MESSAGES, message("m-" + i, "+1202555015" + i));
      }
      put(producer, TopicNames.CALLS, "no record");
      for (int i = 3; i <= MINUTES; i++) {
        put(producer, TopicNames.CALLS, call("f-" + i, "attempt", i, "+12125550100", "filler"));
        put(producer, TopicNames.CALLS, call("f-" + i, "end", i, "+12125550100", "filler"));
      }
      producer.flush();
    }
  }

  private static void put(TopicProducer producer, String topic, String json) {
    producer.send(topic, "one partition", json.getBytes(UTF_8));
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

  private static String message(String id, String to) {
    return """
        {"type":"message","id":"%s","channel":"sms","status":"submitted","time":"%s","from":"+12025550113","to":"%s","account":"writer","text":"the same for all"}"""
        .formatted(id, at(2), to);
  }
}
