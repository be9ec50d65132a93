package io.ringfence.jobs.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.Ends;
import io.ringfence.jobs.detection.Outgoing;
import io.ringfence.jobs.detection.Types;
import io.ringfence.judge.Delivery;
import io.ringfence.rule.RuleRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Ends that fail each time when so many records more have been read, repeats included. */
final class KilledEnds implements Ends {

  /** Of one run, found by its name: tasks run in this JVM, but are copies. */
  private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

  private record Plan(
      List<Integer> moments, AtomicInteger read, AtomicInteger kills, AtomicBoolean now) {

    Decoded pass(Decoded record) throws InterruptedException {
      Thread.sleep(1); // slowly enough for checkpoints in between
      if (now.compareAndSet(true, false)) {
        kills.incrementAndGet();
        throw new IllegalStateException("killed on purpose");
      }
      int sofar = read.incrementAndGet();
      int next = kills.get();
      if (next < moments.size()
          && sofar >= moments.get(next)
          && kills.compareAndSet(next, next + 1)) {
        throw new IllegalStateException("killed on purpose");
      }
      return record;
    }
  }

  private final Ends ends;
  private final String run;

  /**
   * Ends of one run.
   *
   * @param run a name that no other run has
   * @param moments counts of records read at which the job fails, ascending
   */
  KilledEnds(Ends ends, String run, int... moments) {
    this.ends = ends;
    this.run = run;
    PLANS.put(
        run,
        new Plan(
            IntStream.of(moments).boxed().toList(),
            new AtomicInteger(),
            new AtomicInteger(),
            new AtomicBoolean()));
  }

  /** Fails with the next record. */
  void kill() {
    PLANS.get(run).now.set(true);
  }

  int kills() {
    return PLANS.get(run).kills.get();
  }

  @Override
  public List<Feed> feeds(StreamExecutionEnvironment env) {
    String name = run;
    return ends.feeds(env).stream()
        .map(
            feed ->
                new Feed(
                    feed.name(),
                    feed.records()
                        .map(record -> PLANS.get(name).pass(record))
                        .returns(Types.DECODED)
                        .uid("kill-" + feed.name())))
        .toList();
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
}
