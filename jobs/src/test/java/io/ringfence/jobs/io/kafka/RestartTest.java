package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job killed at random moments, over three topics of four partitions. */
class RestartTest {

  private static final int PARTITIONS = 4;
  private static final int SECONDS = 3 * 3600;
  private static final int RECORDS = 2400;
  private static final int KILLS = 5;

  private static final List<String> TRAFFIC =
      List.of("traffic.calls", "traffic.messages", "security.events");

  private static final List<String> OTHERS =
      List.of(
          "blacklist.changes",
          "blacklist.derived",
          "privacy.requests",
          "rules.changes",
          "profiles",
          "alerts",
          "rejected",
          "late",
          "privacy.receipts",
          "privacy.documents",
          "privacy.ledger");

  @TempDir Path checkpoints;

  /**
   * With changes of state written as they happen, as the shipped configuration has it, and without.
   */
  @Test
  void fiveKillsLeaveTheSameAlertsAsNone() throws Exception {
    List<String> calm = run("calm", false);
    int[] moments = new Random(11).ints(KILLS, RECORDS / 10, RECORDS).sorted().toArray();
    List<String> killed = run("killed", false, moments);
    List<String> killedWithChanges = run("killed-with-changes", true, moments);

    assertThat(calm).hasSizeGreaterThan(40);
    assertThat(killed).isEqualTo(calm);
    assertThat(killedWithChanges).isEqualTo(calm);
  }

  private List<String> run(String name, boolean changes, int... moments) throws Exception {
    TestTopics topics = new TestTopics(SharedBroker.bootstrapServers());
    TopicNames names = names(name);
    topics.create(PARTITIONS, TRAFFIC.stream().map(names.byRole()::get).toArray(String[]::new));
    topics.create(1, OTHERS.stream().map(names.byRole()::get).toArray(String[]::new));
    write(topics, names);
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", SharedBroker.bootstrapServers());
    // Longer than any restart takes: idle partitions are another test's.
    KafkaSettings kafka =
        new KafkaSettings(client, names, name, false, false, Duration.ofSeconds(20), false);
    DetectionSettings settings = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
    FailingConnectors ends =
        new FailingConnectors(new KafkaConnectors(kafka, settings.feeds()), name, moments);
    StreamExecutionEnvironment env = SharedFlink.environment(configuration(name, changes));
    DetectionPipeline.build(env, settings, ends);
    JobClient job = env.executeAsync(name);
    try {
      JobOnTopics.until("all kills", () -> ends.kills() == moments.length);
      // Only now, or a partition read to its end before a kill would be waited for after it.
      writeLast(topics, names);
      return settled(topics, names.of(TopicNames.ALERTS));
    } finally {
      job.cancel().get();
    }
  }

  /** Roles without records of their own share a topic, so that no partition is empty. */
  private static TopicNames names(String run) {
    Map<String, String> names = new HashMap<>();
    TRAFFIC.forEach(role -> names.put(role, run + '.' + role));
    OTHERS.forEach(role -> names.put(role, run + '.' + role));
    names.put("traffic.sessions", run + ".traffic.calls");
    names.put("traffic.quality", run + ".traffic.calls");
    return new TopicNames(names);
  }

  private Configuration configuration(String name, boolean changes) {
    Configuration configuration = JobConfiguration.durable(Duration.ofMillis(200));
    if (changes) {
      ChangelogConfiguration.write(configuration, checkpoints.resolve(name));
    }
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2 * KILLS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  /** Until all is closed and nothing is published any more: the last records close everything. */
  private static List<String> settled(TestTopics topics, String alerts) throws Exception {
    List<List<String>> last = new ArrayList<>();
    JobOnTopics.until(
        "settled alerts",
        () -> {
          Thread.sleep(250);
          List<String> now = ComparableAlerts.comparable(topics.lastOfEach(alerts).values());
          boolean over = !now.isEmpty() && now.stream().allMatch(each -> each.contains(" closed "));
          if (!over || (!last.isEmpty() && !last.get(0).equals(now))) {
            last.clear();
          }
          last.add(now);
          return over && last.size() > 4;
        });
    return last.get(0);
  }

  private static void write(TestTopics topics, TopicNames names) throws Exception {
    Random random = new Random(3);
    List<List<String>> failures = partitions();
    List<List<String>> calls = partitions();
    List<List<String>> messages = partitions();
    for (int i = 0; i < RECORDS / 3; i++) {
      int second = (int) ((long) SECONDS * 3 * i / RECORDS);
      String account = "acme-" + random.nextInt(60);
      String from = "+12025550" + (100 + random.nextInt(60));
      String to = "+4479460" + (10000 + random.nextInt(500));
      failures
          .get(random.nextInt(PARTITIONS))
          .add(SampleTraffic.failure("e-" + i, second, account));
      calls
          .get(random.nextInt(PARTITIONS))
          .add(SampleTraffic.call("c-" + i, second + random.nextInt(30), account, from, to));
      messages
          .get(random.nextInt(PARTITIONS))
          .add(SampleTraffic.message("m-" + i, second, from, to));
    }
    write(topics, names.byRole().get("security.events"), failures);
    write(topics, names.byRole().get("traffic.calls"), calls);
    write(topics, names.byRole().get("traffic.messages"), messages);
    topics.write(
        names.byRole().get("blacklist.changes"),
        Map.of(
            0,
            List.of(
                SampleTraffic.listing("l-1", 0, "number", "+12025550107"),
                SampleTraffic.listing("l-2", 3600, "range", "+1202555011"))));
  }

  /** Much later, to every partition: everything before is settled and closed. */
  private static void writeLast(TestTopics topics, TopicNames names) throws Exception {
    List<List<String>> failures = partitions();
    List<List<String>> calls = partitions();
    List<List<String>> messages = partitions();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      String id = "last-" + partition;
      failures.get(partition).add(SampleTraffic.failure("e-" + id, 2 * SECONDS, id));
      calls
          .get(partition)
          .add(SampleTraffic.call("c-" + id, 2 * SECONDS, "last", "+12025559999", "+447946010000"));
      messages
          .get(partition)
          .add(
              SampleTraffic.message(
                  "m-" + id, 2 * SECONDS, "+1202555888" + partition, "+447946010000"));
    }
    write(topics, names.byRole().get("security.events"), failures);
    write(topics, names.byRole().get("traffic.calls"), calls);
    write(topics, names.byRole().get("traffic.messages"), messages);
  }

  private static List<List<String>> partitions() {
    List<List<String>> partitions = new ArrayList<>();
    IntStream.range(0, PARTITIONS).forEach(i -> partitions.add(new ArrayList<>()));
    return partitions;
  }

  private static void write(TestTopics topics, String topic, List<List<String>> partitions)
      throws Exception {
    Map<Integer, List<String>> records = new HashMap<>();
    IntStream.range(0, PARTITIONS).forEach(i -> records.put(i, partitions.get(i)));
    topics.write(topic, records);
  }
}
