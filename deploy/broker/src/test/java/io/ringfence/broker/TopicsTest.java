package io.ringfence.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start();
  }

  private static Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    return client;
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void everyTopicIsMissingAtFirstAndNothingDiffersOnceTheyAreCreated() throws IOException {
    Topics shipped = Topics.shipped();
    assertThat(shipped.check(client()))
        .hasSameSizeAs(shipped.all())
        .allMatch(difference -> difference.found().equals("missing"));

    List<Difference> left = broker.createTopics();

    assertThat(left).isEmpty();
    assertThat(shipped.check(client())).isEmpty();
    assertThat(broker.createTopics()).as("creating twice").isEmpty();
  }

  @Test
  void aWrongSettingAndTooFewPartitionsAreReportedAndNotRepaired() throws IOException {
    broker.createTopics(declared(1, "delete"));

    List<Difference> found = broker.createTopics(declared(3, "compact"));

    assertThat(found)
        .containsExactly(
            new Difference("lists", "partitions", "at least 3", "1"),
            new Difference("lists", "cleanup.policy", "compact", "delete"));
  }

  @Test
  void aFieldThatTheFileDoesNotKnowIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("topics.yaml");
    Files.writeString(file, "topics: [{name: a, partitions: 1, why: x, retentoin: 7d}]");

    assertThatThrownBy(() -> Topics.read(file)).hasMessageContaining("retentoin");
  }

  @Test
  void aRetentionIsASpanOrForever() {
    assertThat(TopicSetting.retentionMillis("7d")).isEqualTo("604800000");
    assertThat(TopicSetting.retentionMillis("12h")).isEqualTo("43200000");
    assertThat(TopicSetting.retentionMillis("forever")).isEqualTo("-1");
    assertThatThrownBy(() -> TopicSetting.retentionMillis("soon"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuietPartitionKeepsNothingForMuchLongerThanItsRetention() {
    for (TopicSetting each : Topics.shipped().all()) {
      long retention = Long.parseLong(each.settings().getOrDefault("retention.ms", "-1"));
      if (retention > 0) {
        assertThat(Long.parseLong(each.settings().get("segment.ms")))
            .as(each.name())
            .isBetween(1L, retention / 8);
        if (each.settings().get("cleanup.policy").contains("compact")) {
          assertThat(each.settings())
              .as(each.name())
              .containsEntry("max.compaction.lag.ms", "86400000")
              .containsEntry("delete.retention.ms", "86400000");
        }
      }
    }
  }

  @Test
  void noTopicKeepsItsRecordsForLongerThanItMay() {
    Topics lawful =
        Topics.shipped().keepingAtMost(Map.of("traffic.calls", 86_400_000L, "alerts", 1L << 50));

    Map<String, String> calls = setting(lawful, "traffic.calls").settings();
    assertThat(calls)
        .containsEntry("retention.ms", "86400000")
        .containsEntry("segment.ms", "10800000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(setting(lawful, "alerts")).isEqualTo(setting(Topics.shipped(), "alerts"));
    assertThat(setting(lawful, "kpis")).isEqualTo(setting(Topics.shipped(), "kpis"));
  }

  @Test
  void noTopicKeepsItsRecordsForLessThanALawDemands() {
    Topics lawful =
        Topics.shipped().keepingAtLeast(Map.of("traffic.calls", 90 * 86_400_000L, "alerts", 1L));

    assertThat(setting(lawful, "traffic.calls").settings())
        .containsEntry("retention.ms", Long.toString(90 * 86_400_000L))
        .containsEntry("segment.ms", Long.toString(7 * 86_400_000L));
    assertThat(setting(lawful, "alerts")).isEqualTo(setting(Topics.shipped(), "alerts"));
    assertThat(setting(lawful, "late")).isEqualTo(setting(Topics.shipped(), "late"));
  }

  private static TopicSetting setting(Topics topics, String name) {
    return topics.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Topics declared(int partitions, String cleanup) {
    return new Topics(
        List.of(
            new TopicSetting(
                "lists",
                partitions,
                Map.of("cleanup.policy", cleanup),
                Set.of(),
                Set.of(),
                "test")));
  }
}
