package io.ringfence.jobs.io;

import io.ringfence.rule.change.RuleRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Other ends with something of one's own between each reader and the data flow. */
public abstract class WrappedConnectors implements DetectionConnectors {

  private final DetectionConnectors ends;

  protected WrappedConnectors(DetectionConnectors ends) {
    this.ends = ends;
  }

  /** The feed as the data flow reads it. Every operator that is added has a uid. */
  protected abstract DecodedFeed wrap(DecodedFeed feed);

  @Override
  public final List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return ends.feeds(env).stream().map(this::wrap).toList();
  }

  @Override
  public final Optional<ReadBack> alertReadback(StreamExecutionEnvironment env) {
    return ends.alertReadback(env);
  }

  @Override
  public final Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    return ends.ruleChanges(env);
  }

  @Override
  public final boolean transactional() {
    return ends.transactional();
  }

  @Override
  public final void write(RunResult result, DataStream<OutputRecord> records) {
    ends.write(result, records);
  }

  @Override
  public final LedgerAtStart ledgerAtStart() {
    return ends.ledgerAtStart();
  }
}
