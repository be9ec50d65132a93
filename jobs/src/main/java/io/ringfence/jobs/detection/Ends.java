package io.ringfence.jobs.detection;

import io.ringfence.judge.Delivery;
import io.ringfence.rule.RuleRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where records come from and where results go: topics, or files. The data flow between them is the
 * same. Every operator that an end adds has a uid and a name.
 */
public interface Ends {

  List<DecodedFeed> feeds(StreamExecutionEnvironment env);

  /**
   * Alerts read back from where they were published, which never hold event time; empty where
   * nothing published outlives a run.
   */
  Optional<DataStream<Delivery>> alertReadback(StreamExecutionEnvironment env);

  /**
   * Changes of the deployed rules, in order, which never hold event time; empty where rules never
   * change.
   */
  Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env);

  /** Every version of every alert. A record without content erases its key. */
  void alerts(DataStream<Outgoing> alerts);

  /**
   * Listings that follow from alerts and from other listings, every version of each. A feed has
   * them again, where there is one that goes on.
   */
  void derived(DataStream<Outgoing> listings);

  void rejected(DataStream<Outgoing> refusals);

  void late(DataStream<Outgoing> refusals);

  /** What was done about privacy requests. */
  void receipts(DataStream<Outgoing> receipts);
}
