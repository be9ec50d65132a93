package io.ringfence.bench;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.Ends;
import io.ringfence.jobs.detection.Outgoing;
import io.ringfence.jobs.detection.Types;
import io.ringfence.judge.Delivery;
import io.ringfence.rule.RuleRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Other ends, with a count of what has been read, chained to the readers. */
final class MeteredEnds implements Ends {

  private final String run;
  private final Ends ends;

  MeteredEnds(String run, Ends ends) {
    this.run = run;
    this.ends = ends;
  }

  @Override
  public List<Feed> feeds(StreamExecutionEnvironment env) {
    return ends.feeds(env).stream().map(this::metered).toList();
  }

  private Feed metered(Feed feed) {
    String name = "meter-" + feed.name();
    DataStream<Decoded> counted =
        feed.records()
            .map(new Count(run))
            .returns(Types.DECODED)
            .uid(name)
            .name(name)
            .setParallelism(feed.records().getParallelism());
    return new Feed(feed.name(), counted);
  }

  @Override
  public Optional<DataStream<Delivery>> echoes(StreamExecutionEnvironment env) {
    return ends.echoes(env);
  }

  @Override
  public Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    return ends.ruleChanges(env);
  }

  @Override
  public void alerts(DataStream<Outgoing> alerts) {
    ends.alerts(alerts);
  }

  @Override
  public void derived(DataStream<Outgoing> listings) {
    ends.derived(listings);
  }

  @Override
  public void rejected(DataStream<Outgoing> refusals) {
    ends.rejected(refusals);
  }

  @Override
  public void late(DataStream<Outgoing> refusals) {
    ends.late(refusals);
  }

  @Override
  public void receipts(DataStream<Outgoing> receipts) {
    ends.receipts(receipts);
  }

  private static final class Count extends RichMapFunction<Decoded, Decoded> {
    private static final long serialVersionUID = 1;

    private final String run;
    private transient Meter meter;

    Count(String run) {
      this.run = run;
    }

    @Override
    public void open(OpenContext context) {
      meter = Meter.of(run);
    }

    @Override
    public Decoded map(Decoded record) {
      meter.read.increment();
      return record;
    }
  }
}
