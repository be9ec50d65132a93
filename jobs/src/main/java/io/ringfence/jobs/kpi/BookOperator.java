package io.ringfence.jobs.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.metrics.NetworkMetrics;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.live.LiveCounters;
import io.ringfence.kpi.row.HourlyAggregate;
import io.ringfence.kpi.row.IndicatorRow;
import java.time.Duration;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by hour: figures in, and out the rows of its minutes and of itself. At the end of the input
 * every row is published, also of a minute that is not over.
 *
 * <p>An hour is kept for its retention. A key has one timer, and only while a row is due.
 */
final class BookOperator extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<CounterBatch, OutputRecord> {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** When the key's timer fires; nothing where it has none. */
  static final ValueStateDescriptor<Long> DUE =
      new ValueStateDescriptor<>("due", LongSerializer.INSTANCE);

  private final KpiSettings settings;
  private final RetentionClock clock;

  private transient StoredPages pages;
  private transient HourlyAggregate aggregate;
  private transient ValueState<Long> due;
  private transient Timers timers;
  private transient AgreedClock agreed;
  private transient WallClock wall;
  private transient Counter beyond;
  private transient LiveCounters counters;
  private transient long watermark;
  private transient long swept;

  BookOperator(KpiSettings settings, RetentionClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    pages = new StoredPages(context.getKeyedStateStore());
    aggregate = new HourlyAggregate(pages);
    due = context.getKeyedStateStore().getState(DUE);
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = Timers.of(this, "hours", key -> publish());
    beyond = getMetricGroup().counter("beyondRetention");
    counters = new LiveCounters(group -> NetworkMetrics.show(group, getMetricGroup()));
    watermark = Long.MIN_VALUE;
    swept = Long.MIN_VALUE;
    agreed = new AgreedClock();
    if (clock == RetentionClock.WALL) {
      wall = WallClock.start(getProcessingTimeService(), agreed, this::swept);
    }
  }

  private long retentionNow() {
    return clock == RetentionClock.WALL ? agreed.time() : watermark;
  }

  private boolean gone(long hour, long now) {
    return now != Long.MIN_VALUE && now >= hour + HOUR + settings.retention();
  }

  @Override
  public void processElement(StreamRecord<CounterBatch> element) throws Exception {
    CounterBatch batch = element.getValue();
    if (gone(batch.hour(), retentionNow())) {
      // Its hour would be published anew, with nothing but this.
      beyond.inc();
      return;
    }
    counters.add(batch);
    aggregate.add(batch, watermark);
    schedule();
  }

  private void schedule() throws Exception {
    Long stored = due.value();
    long present = stored == null ? Long.MAX_VALUE : stored;
    long next = timers.move(present, aggregate.due());
    if (next != present) {
      due.update(next);
    }
  }

  private void publish() throws Exception {
    due.clear();
    if (pages.marks() == null) {
      return;
    }
    for (IndicatorRow row : aggregate.publish(watermark)) {
      output.collect(new StreamRecord<>(new OutputRecord(row.key(), row.json().getBytes(UTF_8))));
    }
    schedule();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    if (watermark != Long.MAX_VALUE) {
      agreed.reached(watermark);
    }
    timers.advance(watermark);
    if (clock == RetentionClock.EVENT && watermark != Long.MAX_VALUE) {
      sweep(watermark);
    }
    output.emitWatermark(mark);
  }

  private boolean swept(long now) throws Exception {
    sweep(now);
    return true;
  }

  /** Once an hour, by the clock of retention: there are as many keys as hours kept. */
  private void sweep(long now) throws Exception {
    if (now == Long.MIN_VALUE || (swept != Long.MIN_VALUE && now - swept < HOUR)) {
      return;
    }
    swept = now;
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            StoredPages.MARKS,
            (hour, marks) -> {
              if (gone(Long.parseLong(hour), now)) {
                Long stored = due.value();
                timers.delete(stored == null ? Long.MAX_VALUE : stored);
                due.clear();
                pages.clear();
              }
            });
  }

  @Override
  public void close() throws Exception {
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}
