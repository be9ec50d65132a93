package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.PreAggregator;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.DetailRecordCodec;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by what is counted once: a call, a message, a participant of a meeting. Changes of what it
 * counts for are gathered and go on with each full minute of event time, before each checkpoint,
 * and when there are many.
 *
 * <p>One state and one timer a key. A dossier goes soon after its end, by event time, and after the
 * term of traffic at the latest; when event time has stood still for a whole retention, all go.
 */
final class CountOperator extends AbstractStreamOperator<CounterBatch>
    implements OneInputStreamOperator<Signal, CounterBatch> {

  static final ValueStateDescriptor<byte[]> DOSSIER =
      new ValueStateDescriptor<>("dossier", BytePrimitiveArraySerializer.INSTANCE);

  /** A few megabytes. A minute of a large provider has fewer groups. */
  private static final int MOST_GATHERED = 20_000;

  private final KpiSettings settings;
  private final RetentionClock clock;

  private transient PackedState<TimedState<DetailRecord>> dossiers;
  private transient PreAggregator gathering;
  private transient Timers due;
  private transient EventTimeStall stall;
  private transient Counter shared;
  private transient long watermark;

  CountOperator(KpiSettings settings, RetentionClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    dossiers =
        new PackedState<>(
            context.getKeyedStateStore().getState(DOSSIER),
            new TimedStateCodec<>(new DetailRecordCodec(settings)));
    stall = new EventTimeStall(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    due = Timers.of(this, "dossiers", key -> tick());
    gathering = new PreAggregator();
    shared = LabelledMetrics.counter(getMetricGroup(), "calls_of_a_used_id_total");
    watermark = Long.MIN_VALUE;
    if (clock == RetentionClock.WALL) {
      stall.watch(getProcessingTimeService(), settings.retention(), this::purge);
    }
  }

  @Override
  public void processElement(StreamRecord<Signal> element) throws Exception {
    Signal signal = element.getValue();
    TimedState<DetailRecord> stored = dossiers.value();
    TimedState<DetailRecord> dossier =
        stored == null ? TimedState.untimed(DetailRecord.of(signal, settings)) : stored;
    List<IndicatorFact> before = dossier.state().facts();
    int known = dossier.state().counted();
    dossier.state().add(signal, watermark);
    if (stored != null && dossier.state().counted() > known) {
      shared.inc();
    }
    conclude(dossier, before);
    if (gathering.size() >= MOST_GATHERED) {
      drain();
    }
  }

  private void tick() throws Exception {
    TimedState<DetailRecord> dossier = dossiers.value();
    if (dossier != null) {
      List<IndicatorFact> before = dossier.state().facts();
      dossier.state().tick(watermark);
      conclude(dossier.dueAt(Long.MAX_VALUE), before);
    }
  }

  private void conclude(TimedState<DetailRecord> dossier, List<IndicatorFact> before)
      throws Exception {
    gathering.change(before, dossier.state().facts());
    long since = dossier.state().since();
    long kept = since == Long.MAX_VALUE ? since : since + settings.retention();
    if (dossier.state().finished(watermark) || watermark >= kept) {
      due.delete(dossier.due());
      dossiers.clear();
      return;
    }
    dossiers.update(
        dossier.dueAt(due.move(dossier.due(), Math.min(kept, dossier.state().deadline()))));
  }

  private void drain() {
    gathering.drain(batch -> output.collect(new StreamRecord<>(batch)));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long time = mark.getTimestamp();
    if (time == Long.MAX_VALUE) {
      drain();
    } else {
      long before = watermark;
      watermark = time;
      stall.advance(time);
      due.advance(time);
      if (before == Long.MIN_VALUE || IndicatorFact.minute(before) != IndicatorFact.minute(time)) {
        drain();
      }
    }
    output.emitWatermark(mark);
  }

  /** What is gathered is in no state: it goes before the barrier. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) {
    drain();
  }

  private void purge() throws Exception {
    EventTimeStall.clearAll(getKeyedStateBackend(), DOSSIER, dossiers, due);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stall.snapshot();
  }

  @Override
  public void finish() throws Exception {
    drain();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (stall != null) {
      stall.stop();
    }
    super.close();
  }
}
