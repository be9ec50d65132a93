package io.ringfence.jobs.io.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** A broker that answers when the test says so. */
final class AnsweredEndOffsets implements EndOffsets {
  int asked;
  private CompletableFuture<Map<TopicPartition, Long>> answer;

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions) {
    asked++;
    answer = new CompletableFuture<>();
    return answer;
  }

  void answer(long offset) {
    answer.complete(Map.of(PartitionPaceTest.PARTITION, offset));
  }

  void fail() {
    answer.completeExceptionally(new IllegalStateException("no leader"));
  }

  @Override
  public void close() {}
}
