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

  /** Every version of every alert. A record without content erases its key. */
  void alerts(DataStream<OutputRecord> alerts);

  /**
   * Listings that follow from alerts and from other listings, every version of each. A feed has
   * them again, where there is one that goes on.
   */
  void derived(DataStream<OutputRecord> listings);

  void rejected(DataStream<OutputRecord> refusals);

  void late(DataStream<OutputRecord> refusals);

  /**
   * Erasures of what people have said about alerts that were erased: records without content, by
   * the alert's id. Where nobody says anything about alerts, there is nothing to erase.
   */
  default void verdicts(DataStream<OutputRecord> erasures) {}

  /** What was done about privacy requests. */
  void receipts(DataStream<OutputRecord> receipts);

  /** Who was erased, by keyed digests; each entry comes with the receipt of its request. */
  default void ledger(DataStream<OutputRecord> entries) {}

  /** Who was erased in earlier runs; nobody where nothing outlives a run. */
  default LedgerAtStart ledgerAtStart() {
    return LedgerAtStart.NONE;
  }

  /** What is held of those for whom access was asked, a document each. */
  void documents(DataStream<OutputRecord> documents);
}
