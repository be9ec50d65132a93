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
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest())))
        .all()
        .toCompletionStage()
        .thenApply(
            found -> {
              Map<TopicPartition, Long> ends = new HashMap<>();
              found.forEach((partition, end) -> ends.put(partition, end.offset()));
              return ends;
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
