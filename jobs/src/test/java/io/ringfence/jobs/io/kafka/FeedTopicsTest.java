package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleScan;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A feed in another format: the same alerts from a file, from a topic at once, and line by line.
 */
class FeedTopicsTest {

  @TempDir private Path folder;

  private static DetectionSettings settings(String topic) {
    String sources =
        """
        sources:
          default: {region: US}
          door:
            topic: %s
            files: "door*.csv"
            format: csv
            kinds: [security]
            realm: hq
            columns: [when, what, who]
            fields: {time: when, event: "what | bad=register.failed, good=register.ok", account: who}
        """
            .formatted(topic);
    return SampleTraffic.settings(
        SampleTraffic.PACK, RetentionClock.EVENT, Sources.read(sources).value());
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String what = i % 7 == 0 ? "good" : i % 11 == 0 ? "odd" : "bad";
      String when = i == 50 ? "yesterday" : SampleTraffic.at(i * 37);
      lines.add(when + ',' + what + ',' + "10" + i % 5);
    }
    return lines;
  }

  @Test
  void theSameLinesGiveTheSameAlertsHoweverTheyCome() throws Exception {
    List<String> lines = lines();
    Path input = Files.write(folder.resolve("door-1.csv"), lines);
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    SampleScan.run(settings("unused"), input, folder, configuration, OptionalLong.empty());
    List<String> scanned =
        ComparableAlerts.comparable(Files.readAllLines(folder.resolve("alerts.jsonl")));
    assertThat(scanned).hasSize(5).allMatch(alert -> alert.contains("hq/10"));

    JobOnTopics whole = JobOnTopics.with("feed-whole", 1);
    whole.topics().create(1, "feed-whole.door");
    whole.topics().write("feed-whole.door", Map.of(0, lines));
    whole
        .start(
            settings("feed-whole.door"),
            whole.kafka(false).untilNow(),
            configuration,
            UnaryOperator.identity())
        .getJobExecutionResult()
        .get();
    assertThat(whole.alerts()).isEqualTo(scanned);
    assertThat(whole.topics().lastOfEach(whole.topic("rejected")).values())
        .singleElement()
        .asString()
        .contains("bad-field", "\"when\"", "feed-whole.door");

    JobOnTopics live = JobOnTopics.with("feed-live", 1);
    live.topics().create(1, "feed-live.door");
    JobClient job =
        live.start(
            settings("feed-live.door"),
            live.kafka(false),
            live.configuration(folder.resolve("checkpoints")),
            UnaryOperator.identity());
    try {
      for (String line : lines) {
        live.topics().write("feed-live.door", Map.of(0, List.of(line)));
      }
      JobOnTopics.until(job, "the alerts", () -> open(live.alerts()).equals(open(scanned)));
    } finally {
      job.cancel().get();
    }
  }

  /** A scan closes at its end what a running job still watches. */
  private static List<String> open(List<String> alerts) {
    return alerts.stream().map(alert -> alert.replace(" closed ", " open ")).toList();
  }
}
