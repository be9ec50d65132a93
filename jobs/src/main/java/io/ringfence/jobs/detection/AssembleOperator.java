package io.ringfence.jobs.detection;

import io.ringfence.assemble.Assembled;
import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.judge.Delivery;
import io.ringfence.judge.Router;
import io.ringfence.rule.RuleChanges;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by call id: the records of a call in, and to the subjects that need it, what becomes of its
 * phases out. Assembling and routing are one operator, since a change is several times as large as
 * what follows from it. Where rules can change, the changes come on a second input, broadcast.
 *
 * <p>One state and one timer a call. The end of the input moves the clock no further: a call that
 * was up then is neither reported as longer than was seen, nor ended. A call goes soon after its
 * end, by event time; when event time has stood still for a whole retention, all calls go.
 */
public final class AssembleOperator extends AbstractStreamOperator<Delivery>
    implements OneInputStreamOperator<Signal, Delivery>,
        TwoInputStreamOperator<Signal, RuleChanges, Delivery> {

  private static final long serialVersionUID = 1;

  static final ValueStateDescriptor<byte[]> CALL =
      new ValueStateDescriptor<>("call", BytePrimitiveArraySerializer.INSTANCE);

  /** When event time last moved, by the wall clock. */
  static final ListStateDescriptor<Long> MOVED =
      new ListStateDescriptor<>("moved", LongSerializer.INSTANCE);

  private final DetectionSettings settings;

  private transient CallAssembler assembler;
  private transient PresentRules<Router> rules;
  private transient Packed<Timed<CallRecords>> calls;
  private transient ListState<Long> storedMoved;
  private transient long moved;
  private transient Timers due;
  private transient WallClock wall;
  private transient long watermark;
  private transient LongCounter duplicates;
  private transient Counter shown;

  public AssembleOperator(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    calls = new Packed<>(context.getKeyedStateStore().getState(CALL), new TimedCallCodec());
    storedMoved = context.getOperatorStateStore().getUnionListState(MOVED);
    moved = Long.MIN_VALUE;
    for (long each : storedMoved.get()) {
      moved = Math.max(moved, each);
    }
    NumberLookup numbers = settings.numbers();
    rules =
        new PresentRules<>(
            context.getOperatorStateStore(), settings, pack -> new Router(pack, numbers));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    assembler = settings.assembler();
    due = Timers.of(this, "calls", key -> tick());
    watermark = Long.MIN_VALUE;
    duplicates = Counts.counter(getRuntimeContext(), Counts.DUPLICATES);
    shown = Metrics.counter(getMetricGroup(), "duplicates_total");
    if (settings.clock() == RetentionClock.WALL) {
      if (moved == Long.MIN_VALUE) {
        moved = now();
      }
      wall = WallClock.start(getProcessingTimeService(), this::retain);
    }
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void processElement(StreamRecord<Signal> element) throws Exception {
    Timed<CallRecords> stored = calls.value();
    Timed<CallRecords> call = stored == null ? Timed.untimed(new CallRecords()) : stored;
    Assembled assembled = assembler.add(call.state(), (Call) element.getValue(), watermark);
    if (assembled.duplicate()) {
      duplicates.add(1);
      shown.inc();
    }
    conclude(call, assembled.changes());
  }

  @Override
  public void processElement1(StreamRecord<Signal> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<RuleChanges> element) throws Exception {
    rules.accept(element.getValue());
  }

  private void tick() throws Exception {
    Timed<CallRecords> call = calls.value();
    if (call != null) {
      conclude(call.dueAt(Long.MAX_VALUE), assembler.tick(call.state(), watermark));
    }
  }

  private void conclude(Timed<CallRecords> call, List<Change> changes) throws Exception {
    for (Change change : changes) {
      rules.get().route(change, delivery -> output.collect(new StreamRecord<>(delivery)));
    }
    if (assembler.finished(call.state(), watermark)) {
      due.delete(call.due());
      calls.clear();
      return;
    }
    calls.update(call.dueAt(due.move(call.due(), assembler.deadline(call.state()))));
  }

  /**
   * What waits for event time waits in vain where the feeds have been silent for so long, and may
   * be kept no longer.
   */
  private void retain(long now) throws Exception {
    if (now - moved < settings.retention().traffic()) {
      return;
    }
    moved = now;
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            CALL,
            (key, call) -> {
              due.delete(calls.unpack(call.value()).due());
              call.clear();
            });
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      if (wall != null) {
        moved = now();
      }
      due.advance(watermark);
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    storedMoved.update(List.of(moved));
  }

  @Override
  public void close() throws Exception {
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}
