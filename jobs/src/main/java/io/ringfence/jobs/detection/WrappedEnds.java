package io.ringfence.jobs.detection;

import io.ringfence.judge.Delivery;
import io.ringfence.rule.RuleRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Other ends with something of one's own between each reader and the data flow. */
public abstract class WrappedEnds implements Ends {

  private final Ends ends;

  protected WrappedEnds(Ends ends) {
    this.ends = ends;
  }

  /** The feed as the data flow reads it. Every operator that is added has a uid. */
  protected abstract DecodedFeed wrap(DecodedFeed feed);

  @Override
  public final List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return ends.feeds(env).stream().map(this::wrap).toList();
  }

  @Override
  public final Optional<DataStream<Delivery>> alertReadback(StreamExecutionEnvironment env) {
    return ends.alertReadback(env);
  }

  @Override
  public final Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    return ends.ruleChanges(env);
  }

  @Override
  public final void alerts(DataStream<Outgoing> alerts) {
    ends.alerts(alerts);
  }

  @Override
  public final void derived(DataStream<Outgoing> listings) {
    ends.derived(listings);
  }

  @Override
  public final void rejected(DataStream<Outgoing> refusals) {
    ends.rejected(refusals);
  }

  @Override
  public final void late(DataStream<Outgoing> refusals) {
    ends.late(refusals);
  }

  @Override
  public final void receipts(DataStream<Outgoing> receipts) {
    ends.receipts(receipts);
  }
}
