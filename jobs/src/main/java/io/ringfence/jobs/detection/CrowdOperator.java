package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.sweep.ErasureSweep;
import io.ringfence.jobs.detection.sweep.ErasureSweep.Stage;
import io.ringfence.jobs.detection.sweep.RememberedErasures;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.StoredKeys;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSliceCodec;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.crowd.SliceCounts;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.signal.encoding.Hash;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges the signals of crowds before their subject is judged, keyed by {@link Crowds#sliceKey}. Of
 * a subject that is no crowd all pass as they are, and nothing is stored.
 *
 * <p>A slice hands over what has changed a quarter of a second later, as {@link CrowdSlices} says;
 * where event time alone rules, once event time has passed it.
 */
final class CrowdOperator extends AbstractStreamOperator<Delivery>
    implements OneInputStreamOperator<Delivery, Delivery>,
        TwoInputStreamOperator<Delivery, BroadcastUpdate, Delivery>,
        CrowdSlices.Owner {

  static final ValueStateDescriptor<byte[]> SLICE =
      new ValueStateDescriptor<>("crowd-slice", BytePrimitiveArraySerializer.INSTANCE);

  /** The time up to which signals had come, of each task. */
  static final ListStateDescriptor<Long> SEEN =
      new ListStateDescriptor<>("crowd-seen", LongSerializer.INSTANCE);

  private final DetectionSettings settings;
  private final LedgerAtStart ledger;

  private transient ListState<Long> stored;
  private transient SliceCounts counts;
  private transient CrowdSlices slices;
  private transient RepeatedHandOver handOver;
  private transient EventTimeStall stall;
  private transient ErasureSweep erasures;
  private transient RememberedErasures erased;
  private transient QuietStates quiet;
  private transient Timers due;
  private transient long watermark;
  private transient LongCounter duplicates;
  private transient Counter shown;
  private transient Counter merged;

  /** Merges by these settings, and stores nothing old of those whom the ledger has. */
  CrowdOperator(DetectionSettings settings, LedgerAtStart ledger) {
    this.settings = settings;
    this.ledger = ledger;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    slices =
        new CrowdSlices(
            new PackedState<>(
                context.getKeyedStateStore().getState(SLICE),
                new TimedStateCodec<>(new CrowdSliceCodec())),
            this,
            CrowdSlices.MOST_AT_HAND);
    stall = new EventTimeStall(context.getOperatorStateStore());
    erasures =
        settings.sweep(
            Stage.CROWDS, context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    erased = new RememberedErasures(settings.ledger(ledger), erasures);
    stored = context.getOperatorStateStore().getUnionListState(SEEN);
    long seen = Long.MIN_VALUE;
    for (long each : stored.get()) {
      seen = Math.max(seen, each);
    }
    counts = new SliceCounts(Crowds.WHOLE, seen);
  }

  @Override
  public void open() throws Exception {
    super.open();
    due = Timers.of(this, "crowds", this::tick);
    quiet = QuietStates.of(this, List.of(SLICE), due);
    watermark = Long.MIN_VALUE;
    duplicates = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.DUPLICATES);
    shown = LabelledMetrics.counter(getMetricGroup(), "duplicates_total");
    merged = LabelledMetrics.counter(getMetricGroup(), "crowd_signals_total");
    ErasureSweep.Reporting receipts = OutcomeOutput.receipts(output);
    erasures.watch(getProcessingTimeService(), this::keys, this::replaceErased, receipts);
    if (settings.clock() == RetentionClock.WALL) {
      purgeAfter(settings.retention().content(), CrowdSlices.OF_TEXTS);
      purgeAfter(settings.retention().traffic(), each -> true);
      handOver =
          RepeatedHandOver.start(getProcessingTimeService(), () -> slices.handOver(Long.MAX_VALUE));
    }
  }

  private void purgeAfter(long millis, Predicate<CrowdSlice> which) {
    stall.watch(
        getProcessingTimeService(), millis, () -> slices.purge(which, getKeyedStateBackend(), due));
  }

  private Stream<String> keys() throws Exception {
    slices.storeAll();
    return StoredKeys.of(getKeyedStateBackend(), SLICE.getName());
  }

  private void replaceErased(String key, ErasedValues values) throws Exception {
    setCurrentKey(key);
    slices.replace(key, values);
  }

  @Override
  public int groupOf(String key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(
        key, getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
  }

  @Override
  public long wakeAt(long time) {
    return due.move(Long.MAX_VALUE, time);
  }

  @Override
  public void send(CrowdSlice slice) {
    slice.handOver(each -> output.collect(Deliveries.withLag(each, slice.lag())));
  }

  @Override
  public void processElement1(StreamRecord<Delivery> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) {
    if (element.getValue() instanceof BroadcastUpdate.Erased request) {
      erasures.take(request.erasure());
    }
  }

  @Override
  public void processElement(StreamRecord<Delivery> element) throws Exception {
    Delivery delivery = erased.filtered(element.getValue());
    String key = (String) getCurrentKey();
    if (delivery == null) {
      return; // of an erased subject
    }
    if (delivery instanceof Observation observation) {
      take(key, observation, Deliveries.lag(element), element);
    } else if (delivery instanceof Withdrawal withdrawal) {
      CrowdSlice slice = known(key, withdrawal.time());
      if (slice == null || !slices.withdraw(key, slice, withdrawal)) {
        output.collect(element);
      }
    } else {
      output.collect(element);
    }
  }

  private CrowdSlice known(String key, long time) throws Exception {
    return slices.get(key, counts.mayHaveForgotten(time));
  }

  private void take(String key, Observation observation, long lag, StreamRecord<Delivery> element)
      throws Exception {
    CrowdSlice slice = known(key, observation.time());
    if (slice == null) {
      List<Long> whole = letThrough(key, observation, lag);
      if (whole == null) {
        output.collect(element);
        return;
      }
      slice =
          new CrowdSlice(
              observation.key(), Hash.of(key), Crowds.sliceEnd(observation.time()), whole);
      slice.hear(observation, lag);
      slices.add(key, slice);
    }
    CrowdSlice.Fate fate = slices.take(key, slice, observation, lag);
    if (fate == CrowdSlice.Fate.WHOLE) {
      output.collect(element);
    } else if (fate == CrowdSlice.Fate.REPEATED) {
      duplicates.add(1);
      shown.inc();
    } else {
      merged.inc();
    }
  }

  /** Null if the signal passes as it is; else the identities of those of its slice that did. */
  private List<Long> letThrough(String key, Observation observation, long lag) {
    return settled(observation, lag) <= watermark
        ? null
        : counts.count(key, observation.identity(), observation.time(), observation.isMergeable());
  }

  /** When, by the watermark, no more signals of an observation's slice come. */
  private static long settled(Observation observation, long lag) {
    return Crowds.settledFrom(observation.time(), Math.max(0, observation.lateness()), lag);
  }

  private void tick(String key) throws Exception {
    CrowdSlice slice = slices.get(key, true);
    if (slice == null) {
      return;
    }
    long settled = slices.settledFrom(key, slice);
    if (settled > watermark) {
      slices.wakeAt(key, settled);
    } else {
      slices.clear(key);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      stall.advance(watermark);
      if (settings.clock() == RetentionClock.EVENT) {
        slices.handOver(watermark);
      }
      erased.forget(watermark, settings.longestKept());
      due.advance(watermark);
    } else {
      slices.handOver(Long.MAX_VALUE);
      erasures.finish();
    }
    output.emitWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    slices.handOver(Long.MAX_VALUE);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    slices.storeAll();
    stall.snapshot();
    erasures.store();
    stored.update(List.of(counts.until()));
  }

  @Override
  public void close() throws Exception {
    if (quiet != null) {
      quiet.stop();
      if (handOver != null) {
        handOver.stop();
      }
      stall.stop();
      erasures.stop();
    }
    super.close();
  }
}
