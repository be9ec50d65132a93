package io.ringfence.jobs.detection;

import io.ringfence.assemble.AssemblyResult;
import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallRecordsCodec;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.sweep.ErasureSweep;
import io.ringfence.jobs.detection.sweep.ErasureSweep.Stage;
import io.ringfence.jobs.detection.sweep.RememberedErasures;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.StoredKeys;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.routing.Router;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberLookup;
import io.ringfence.tenant.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by call id: the records of a call in, and to the subjects that need it, what becomes of its
 * phases out. Assembling and routing are one operator, since a change is several times as large as
 * what follows from it. Changes of rules and erasures come on a second input, broadcast.
 *
 * <p>One state and one timer a call. The end of the input moves the clock no further: a call that
 * was up then is neither reported as longer than was seen, nor ended. A call goes soon after its
 * end, by event time; when event time has stood still for a whole retention, all calls go.
 */
public final class AssembleOperator extends AbstractStreamOperator<Delivery>
    implements OneInputStreamOperator<Signal, Delivery>,
        TwoInputStreamOperator<Signal, BroadcastUpdate, Delivery> {

  static final ValueStateDescriptor<byte[]> CALL =
      new ValueStateDescriptor<>("call", BytePrimitiveArraySerializer.INSTANCE);

  private final DetectionSettings settings;
  private final LedgerAtStart ledger;

  private transient CallAssembler assembler;
  private transient CurrentRules<Router> rules;
  private transient PackedState<TimedState<CallRecords>> calls;
  private transient Timers due;
  private transient EventTimeStall stall;
  private transient ErasureSweep erasures;
  private transient RememberedErasures erased;
  private transient QuietStates quiet;
  private transient long watermark;
  private transient LongCounter duplicates;
  private transient Counter shown;
  private transient Counter shared;

  /** Assembles by these settings, and stores nothing old of those whom the ledger has. */
  public AssembleOperator(DetectionSettings settings, LedgerAtStart ledger) {
    this.settings = settings;
    this.ledger = ledger;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    calls =
        new PackedState<>(
            context.getKeyedStateStore().getState(CALL),
            new TimedStateCodec<>(new CallRecordsCodec()));
    stall = new EventTimeStall(context.getOperatorStateStore());
    erasures =
        settings.sweep(
            Stage.ASSEMBLE, context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    erased = new RememberedErasures(settings.ledger(ledger), erasures);
    NumberLookup numbers = settings.numbers();
    rules =
        new CurrentRules<>(
            context.getOperatorStateStore(), settings, pack -> settings.router(pack, numbers));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    assembler = settings.assembler();
    due = Timers.of(this, "calls", key -> tick());
    quiet = QuietStates.of(this, List.of(CALL), due);
    watermark = Long.MIN_VALUE;
    duplicates = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.DUPLICATES);
    shown = LabelledMetrics.counter(getMetricGroup(), "duplicates_total");
    shared = LabelledMetrics.counter(getMetricGroup(), "calls_of_a_used_id_total");
    erasures.watch(
        getProcessingTimeService(),
        () -> StoredKeys.of(getKeyedStateBackend(), CALL.getName()),
        (key, values) -> {
          setCurrentKey(key);
          replaceErased(values, Long.MIN_VALUE);
        },
        OutcomeOutput.receipts(output));
    if (settings.clock() == RetentionClock.WALL) {
      stall.watch(getProcessingTimeService(), settings.retention().openCall(), this::purge);
    }
  }

  @Override
  public void processElement(StreamRecord<Signal> element) throws Exception {
    TimedState<CallRecords> stored = calls.value();
    TimedState<CallRecords> call = stored == null ? TimedState.untimed(new CallRecords()) : stored;
    Call record = (Call) element.getValue();
    long behind = FeedLag.of(element, record.time());
    AssemblyResult assembled = assembler.add(call.state(), record, behind, watermark);
    if (assembled.duplicate()) {
      duplicates.add(1);
      shown.inc();
    }
    if (assembled.another()) {
      shared.inc();
    }
    conclude(call, assembled.changes());
    // A call is routed as it came, because what its numbers are is told from them.
    if (record.time() <= erased.latest()) {
      replaceErased(erased.named(record, owner(call)), record.time());
    }
  }

  @Override
  public void processElement1(StreamRecord<Signal> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) throws Exception {
    if (element.getValue() instanceof BroadcastUpdate.Ruled ruled) {
      rules.accept(ruled.changes());
    } else if (element.getValue() instanceof BroadcastUpdate.Erased request) {
      erasures.take(request.erasure());
    }
  }

  /** Takes the values of subjects that were erased up to a time out of the current key's call. */
  private void replaceErased(ErasedValues values, long time) throws Exception {
    Replaced<TimedState<CallRecords>> call = calls.replaced(values, time, this::owner);
    if (call != null) {
      calls.update(call.after());
    }
  }

  /** Whose a call is: of several records, the provider's where they are not one tenant's. */
  private String owner(TimedState<CallRecords> call) {
    Set<String> owners = new HashSet<>();
    call.state().all().forEach(each -> owners.add(settings.tenants().of(each)));
    return owners.size() == 1 ? owners.iterator().next() : Tenants.PROVIDER;
  }

  private void tick() throws Exception {
    TimedState<CallRecords> call = calls.value();
    if (call != null) {
      conclude(call.dueAt(Long.MAX_VALUE), assembler.tick(call.state(), watermark));
    }
  }

  private void conclude(TimedState<CallRecords> call, List<Change> changes) throws Exception {
    long behind = call.state().behind();
    for (Change change : changes) {
      rules.get().route(change, delivery -> Deliveries.send(delivery, behind, output));
    }
    if (assembler.finished(call.state(), watermark)) {
      due.delete(call.due());
      calls.clear();
      return;
    }
    calls.update(call.dueAt(due.move(call.due(), assembler.deadline(call.state()))));
  }

  private void purge() throws Exception {
    EventTimeStall.clearAll(getKeyedStateBackend(), CALL, calls, due);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      stall.advance(watermark);
      erased.forget(watermark, settings.longestKept());
      due.advance(watermark);
    } else {
      erasures.finish();
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stall.snapshot();
    erasures.store();
  }

  @Override
  public void close() throws Exception {
    if (quiet != null) {
      quiet.stop();
      stall.stop();
      erasures.stop();
    }
    super.close();
  }
}
