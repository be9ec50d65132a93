package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers; connects when it is first asked. */
final class BrokerEndOffsets implements EndOffsets {

  private final Properties client;
  private Admin admin;

  BrokerEndOffsets(Properties client) {
    this.client = client;
  }

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions) {
    if (admin == null) {
      admin = Admin.create(client);
    }
    return offsets(admin, partitions, OffsetSpec.latest());
  }

  /** The first or last offsets, or those of a time. */
  static CompletableFuture<Map<TopicPartition, Long>> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec which) {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(Function.identity(), each -> which)))
        .all()
        .toCompletionStage()
        .thenApply(
            found -> {
              Map<TopicPartition, Long> offsets = new HashMap<>();
              found.forEach((partition, each) -> offsets.put(partition, each.offset()));
              return offsets;
            })
        .toCompletableFuture();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
