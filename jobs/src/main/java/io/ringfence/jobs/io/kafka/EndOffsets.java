package io.ringfence.jobs.io.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** Where partitions end now: what is written from now on has this offset or a higher one. */
interface EndOffsets extends AutoCloseable {

  CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions);

  @Override
  void close();
}
