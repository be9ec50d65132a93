package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.options.TopicProducer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that has more than its folder may hold. */
class DiskBoundTest {

  private static final long BOUND = 32 << 20;

  @TempDir private Path folder;

  @Test
  void theOldestTrafficGoesAndNothingElse() throws Exception {
    Map<String, String> settings =
        Map.of(
            "log.segment.bytes", "1048576",
            "log.segment.delete.delay.ms", "1000",
            "log.retention.check.interval.ms", "500",
            "log.initial.task.delay.ms", "500");
    Path logs = folder.resolve("broker");
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.of(logs), settings);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        TopicProducer sender = new TopicProducer(broker.bootstrapServers())) {
      broker.createTopics();
      DiskBound bound =
          new DiskBound(folder, logs, BOUND, Set.of("traffic.calls", "traffic.messages"));
      send(sender, "blacklist.changes", 8);
      send(sender, "traffic.calls", 18);
      assertThat(bound.used()).isBetween(0.7, 0.9);
      assertThat(bound.enforce(admin)).isZero();

      send(sender, "traffic.messages", 14);
      assertThat(bound.enforce(admin)).isGreaterThan(10 << 20);

      assertThat(begin(admin, "traffic.calls")).as("the older feed").isPositive();
      assertThat(begin(admin, "traffic.messages")).isZero();
      assertThat(begin(admin, "blacklist.changes")).isZero();
      while (bound.used() > 0.9) {
        Thread.sleep(50); // the files go a moment later
      }
    }
  }

  private static void send(TopicProducer sender, String topic, int megabytes) {
    for (int i = 0; i < megabytes * 32; i++) {
      sender.send(topic, "key", new byte[32 * 1024]);
    }
    sender.flush();
  }

  private static long begin(Admin admin, String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < 4; partition++) {
      asked.put(new TopicPartition(topic, partition), OffsetSpec.earliest());
    }
    return admin.listOffsets(asked).all().get().values().stream()
        .mapToLong(each -> each.offset())
        .sum();
  }
}
