package io.ringfence.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.detection.Ends;
import io.ringfence.jobs.detection.JobConfiguration;
import io.ringfence.jobs.detection.Outgoing;
import io.ringfence.jobs.detection.RetentionClock;
import io.ringfence.jobs.detection.Types;
import io.ringfence.jobs.testing.Alerts;
import io.ringfence.jobs.testing.Traffic;
import io.ringfence.judge.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job killed at random moments, over three topics of four partitions. */
class RestartTest {

  private static final int PARTITIONS = 4;
  private static final int SECONDS = 3 * 3600;
  private static final int RECORDS = 2400;
  private static final int KILLS = 5;

  /** Roles without records of their own share a topic, so that no partition is empty. */
  private static final Map<String, String> SHARED =
      Map.of("traffic.sessions", "traffic.calls", "traffic.quality", "traffic.calls");

  @TempDir Path checkpoints;

  @Test
  void fiveKillsLeaveTheSameAlertsAsNone() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      Topics topics = new Topics(broker);
      topics.create(PARTITIONS, "traffic.calls", "traffic.messages", "security.events");
      topics.create(1, "blacklist.changes", "blacklist.derived", "privacy.requests");
      topics.create(1, "rejected", "late", "privacy.receipts", "calm", "killed");
      write(topics);

      List<String> calm = run(broker, topics, "calm", new int[0]);
      int[] moments = new Random(11).ints(KILLS, RECORDS / 10, RECORDS).sorted().toArray();
      List<String> killed = run(broker, topics, "killed", moments);

      assertThat(calm).hasSizeGreaterThan(40);
      assertThat(killed).isEqualTo(calm);
      assertThat(Killing.kills.get()).isEqualTo(KILLS);
    }
  }

  private List<String> run(EmbeddedBroker broker, Topics topics, String alerts, int[] moments)
      throws Exception {
    Killing.moments = moments;
    Killing.read.set(0);
    Killing.kills.set(0);
    Configuration configuration = JobConfiguration.durable(Duration.ofMillis(200));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2 * KILLS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionSettings settings = Traffic.settings(Traffic.PACK, RetentionClock.EVENT);
    Map<String, String> names = new HashMap<>(SHARED);
    names.put("alerts", alerts);
    KafkaSettings kafka = settings(broker, new TopicNames(names), alerts);
    DetectionPipeline.build(env, settings, new Killing(new KafkaEnds(kafka, settings)));
    JobClient job = env.executeAsync(alerts);
    try {
      return settled(topics, alerts, moments.length);
    } finally {
      job.cancel().get();
    }
  }

  private static KafkaSettings settings(EmbeddedBroker broker, TopicNames names, String group) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    return new KafkaSettings(client, names, group, false, false, Duration.ofSeconds(20));
  }

  /** Until nothing has been published for a while: the last records close every episode. */
  private static List<String> settled(Topics topics, String alerts, int kills) throws Exception {
    List<String> last = List.of();
    int same = 0;
    for (int i = 0; i < 240 && same < 6; i++) {
      Thread.sleep(250);
      List<String> now = Alerts.comparable(topics.lastOfEach(alerts).values());
      boolean over =
          !now.isEmpty()
              && Killing.kills.get() == kills
              && now.stream().allMatch(alert -> alert.contains(" closed "));
      same = over && now.equals(last) ? same + 1 : 0;
      last = now;
    }
    return last;
  }

  private static void write(Topics topics) throws Exception {
    Random random = new Random(3);
    List<List<String>> failures = partitions();
    List<List<String>> calls = partitions();
    List<List<String>> messages = partitions();
    for (int i = 0; i < RECORDS / 3; i++) {
      int second = (int) ((long) SECONDS * 3 * i / RECORDS);
      String account = "acme-" + random.nextInt(60);
      String from = "+12025550" + (100 + random.nextInt(60));
      String to = "+4479460" + (10000 + random.nextInt(500));
      failures.get(random.nextInt(PARTITIONS)).add(Traffic.failure("e-" + i, second, account));
      calls
          .get(random.nextInt(PARTITIONS))
          .add(Traffic.call("c-" + i, second + random.nextInt(30), account, from, to));
      messages.get(random.nextInt(PARTITIONS)).add(Traffic.message("m-" + i, second, from, to));
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      // Much later: everything before is settled and closed.
      failures
          .get(partition)
          .add(Traffic.failure("e-last-" + partition, 2 * SECONDS, "last-" + partition));
      calls
          .get(partition)
          .add(
              Traffic.call(
                  "c-last-" + partition, 2 * SECONDS, "last", "+12025559999", "+447946010000"));
      messages
          .get(partition)
          .add(
              Traffic.message(
                  "m-last-" + partition, 2 * SECONDS, "+1202555888" + partition, "+447946010000"));
    }
    write(topics, "security.events", failures);
    write(topics, "traffic.calls", calls);
    write(topics, "traffic.messages", messages);
    topics.write(
        "blacklist.changes",
        Map.of(
            0,
            List.of(
                Traffic.listing("l-1", 0, "number", "+12025550107"),
                Traffic.listing("l-2", 3600, "range", "+1202555011"))));
  }

  private static List<List<String>> partitions() {
    List<List<String>> partitions = new ArrayList<>();
    IntStream.range(0, PARTITIONS).forEach(i -> partitions.add(new ArrayList<>()));
    return partitions;
  }

  private static void write(Topics topics, String topic, List<List<String>> partitions)
      throws Exception {
    Map<Integer, List<String>> records = new HashMap<>();
    IntStream.range(0, PARTITIONS).forEach(i -> records.put(i, partitions.get(i)));
    topics.write(topic, records);
  }

  /** Ends that fail when so many records have been read, and read slowly enough for checkpoints. */
  private record Killing(Ends ends) implements Ends {

    static volatile int[] moments = {};
    static final AtomicInteger read = new AtomicInteger();
    static final AtomicInteger kills = new AtomicInteger();

    private static Decoded pass(Decoded record) throws InterruptedException {
      Thread.sleep(1);
      int now = read.incrementAndGet();
      int next = kills.get();
      if (next < moments.length && now >= moments[next] && kills.compareAndSet(next, next + 1)) {
        throw new IllegalStateException("killed after " + now + " records");
      }
      return record;
    }

    @Override
    public List<Feed> feeds(StreamExecutionEnvironment env) {
      return ends.feeds(env).stream()
          .map(
              feed ->
                  new Feed(
                      feed.name(),
                      feed.records()
                          .map(Killing::pass)
                          .returns(Types.DECODED)
                          .uid("kill-" + feed.name())))
          .toList();
    }

    @Override
    public Optional<DataStream<Delivery>> echoes(StreamExecutionEnvironment env) {
      return ends.echoes(env);
    }

    @Override
    public void alerts(DataStream<Outgoing> alerts) {
      ends.alerts(alerts);
    }

    @Override
    public void rejected(DataStream<Outgoing> refusals) {
      ends.rejected(refusals);
    }

    @Override
    public void late(DataStream<Outgoing> refusals) {
      ends.late(refusals);
    }

    @Override
    public void receipts(DataStream<Outgoing> receipts) {
      ends.receipts(receipts);
    }
  }
}
