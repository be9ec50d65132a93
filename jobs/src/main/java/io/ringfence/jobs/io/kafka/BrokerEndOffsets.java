package io.ringfence.jobs.io.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
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
  public CompletableFuture<Long> of(TopicPartition partition) {
    if (admin == null) {
      admin = Admin.create(client);
    }
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .toCompletionStage()
        .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset)
        .toCompletableFuture();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
