package io.ringfence.jobs.io;

import io.ringfence.rule.change.RuleRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where records come from and where results go: topics, or files. The data flow between them is the
 * same. Every operator that an end adds has a uid and a name.
 */
public interface DetectionConnectors {

  List<DecodedFeed> feeds(StreamExecutionEnvironment env);

  /**
   * Alerts read back from where they were published, which never hold event time; empty where
   * nothing published outlives a run.
   */
  default Optional<ReadBack> alertReadback(StreamExecutionEnvironment env) {
    return Optional.empty();
  }

  /**
   * Changes of the deployed rules, in order, which never hold event time; empty where rules never
   * change.
   */
  default Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    return Optional.empty();
  }

  /**
   * Whether results are written in transactions, which the broker may give up after a checkpoint
   * has them.
   */
  default boolean transactional() {
    return false;
  }

  /** Takes what the data flow hands on; what nothing outlives a run for is passed over. */
  void write(RunResult result, DataStream<OutputRecord> records);

  /** Who was erased in earlier runs; nobody where nothing outlives a run. */
  default LedgerAtStart ledgerAtStart() {
    return LedgerAtStart.NONE;
  }
}
