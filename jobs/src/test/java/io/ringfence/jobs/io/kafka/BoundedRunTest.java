package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleScan;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over what the topics hold, beside a scan of the same records. */
class BoundedRunTest {

  private static final int END = 3 * 3600;

  private static final int PARTITIONS = 4;

  /** Of which the last is empty, but for one topic's. */
  private static final int USED = PARTITIONS - 1;

  @TempDir Path folder;

  private final List<String> inOrder = new ArrayList<>();
  private final Map<String, Map<Integer, List<String>>> byTopic = new TreeMap<>();

  @Test
  void aBoundedRunRaisesWhatAScanRaises() throws Exception {
    JobOnTopics stage = JobOnTopics.with("bounded", PARTITIONS);
    fill();
    for (Map.Entry<String, Map<Integer, List<String>>> each : byTopic.entrySet()) {
      stage.topics().write(stage.topic(each.getKey()), each.getValue());
    }
    List<String> scanned = scan();

    stage
        .start(stage.kafka(false).untilNow(), configuration(), UnaryOperator.identity())
        .getJobExecutionResult()
        .get();

    assertThat(stage.alerts()).isEqualTo(scanned);
    assertThat(scanned)
        .hasSizeGreaterThan(30)
        .anyMatch(alert -> alert.contains(" open "))
        .anyMatch(alert -> alert.contains(" closed "));
  }

  /**
   * Three hours of four sources. One falls silent half-way, and is idle at the end. Another has a
   * partition of its own and ends ten minutes before the others: not idle, it says what time it is
   * at the end, whoever else is read to the end after it.
   */
  private void fill() {
    Random random = new Random(7);
    add("blacklist.changes", 0, SampleTraffic.listing("l-1", 0, "number", "+12025550107"));
    for (int i = 0; i < 900; i++) {
      if (i == (END - 45 * 60) / 12) {
        // Closed by the time of the others, open by that of the last source.
        for (String id : List.of("x-1", "x-2", "x-3")) {
          add("security.events", 0, from("pbx-0", SampleTraffic.failure(id, i * 12, "edge")));
        }
      }
      int second = i * 12;
      String account = "acme-" + random.nextInt(40);
      String from = "+12025550" + (100 + random.nextInt(40));
      String to = "+4479460" + (10000 + random.nextInt(500));
      String failure = SampleTraffic.failure("e-" + i, second + random.nextInt(30), account);
      add("security.events", random.nextInt(USED), from("pbx-" + i % 2, failure));
      String call = SampleTraffic.call("c-" + i, second + random.nextInt(30), account, from, to);
      add("traffic.calls", random.nextInt(USED), from("pbx-" + i % 2, call));
      if (second < END - 600) {
        String message = SampleTraffic.message("n-" + i, second, from, to);
        add("traffic.messages", USED, from("smsc-2", message));
      }
      if (i < 450) {
        add(
            "traffic.messages",
            random.nextInt(USED),
            from("smsc-1", SampleTraffic.message("m-" + i, second, from, to)));
      }
    }
  }

  private static String from(String source, String record) {
    return record.replaceFirst("\\{", "{\"source\":\"" + source + "\",");
  }

  private void add(String topic, int partition, String record) {
    inOrder.add(record);
    byTopic
        .computeIfAbsent(topic, name -> new TreeMap<>())
        .computeIfAbsent(partition, number -> new ArrayList<>())
        .add(record);
  }

  private static Configuration configuration() {
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    return configuration;
  }

  private List<String> scan() throws Exception {
    Path input = Files.write(folder.resolve("input.jsonl"), inOrder);
    SampleScan.run(SampleTraffic.PACK, input, folder, configuration());
    return ComparableAlerts.comparable(Files.readAllLines(folder.resolve("alerts.jsonl")));
  }
}
