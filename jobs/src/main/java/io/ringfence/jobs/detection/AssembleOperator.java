package io.ringfence.jobs.detection;

import io.ringfence.assemble.Assembled;
import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Keyed by call id: the records of a call in, what becomes of its phases out. One state and one
 * timer a call. The end of the input moves the clock no further: a call that was up then is neither
 * reported as longer than was seen, nor ended.
 */
public final class AssembleOperator extends AbstractStreamOperator<Change>
    implements OneInputStreamOperator<Signal, Change> {

  private static final long serialVersionUID = 1;

  static final ValueStateDescriptor<Timed<CallRecords>> CALL =
      new ValueStateDescriptor<>("call", new CodecSerializer<>(TimedCallCodec.class));

  private final DetectionSettings settings;

  private transient CallAssembler assembler;
  private transient ValueState<Timed<CallRecords>> calls;
  private transient Timers due;
  private transient Timers purge;
  private transient WallClock wall;
  private transient long watermark;
  private transient LongCounter duplicates;

  public AssembleOperator(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    calls = context.getKeyedStateStore().getState(CALL);
  }

  @Override
  public void open() throws Exception {
    super.open();
    assembler = settings.assembler();
    due = timers("calls", this::tick);
    purge = timers("purge", call -> forget());
    watermark = Long.MIN_VALUE;
    duplicates = Counts.counter(getRuntimeContext(), Counts.DUPLICATES);
    if (settings.clock() == RetentionClock.WALL) {
      wall = WallClock.start(getProcessingTimeService(), purge::advance);
    }
  }

  private Timers timers(String name, ThrowingConsumer<Timed<CallRecords>, Exception> fired) {
    Triggerable<String, VoidNamespace> trigger =
        new Triggerable<>() {
          @Override
          public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
            Timed<CallRecords> call = calls.value();
            if (call != null) {
              fired.accept(call);
            }
          }

          @Override
          public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
            throw new IllegalStateException("the wall clock moves event-time timers here");
          }
        };
    return new Timers(getInternalTimerService(name, VoidNamespaceSerializer.INSTANCE, trigger));
  }

  @Override
  public void processElement(StreamRecord<Signal> element) throws Exception {
    Timed<CallRecords> stored = calls.value();
    Timed<CallRecords> call = stored == null ? Timed.untimed(new CallRecords()) : stored;
    Assembled assembled = assembler.add(call.state(), (Call) element.getValue(), watermark);
    if (assembled.duplicate()) {
      duplicates.add(1);
    }
    conclude(call, assembled.changes());
  }

  private void tick(Timed<CallRecords> call) throws Exception {
    conclude(call.dueAt(Long.MAX_VALUE), assembler.tick(call.state(), watermark));
  }

  /**
   * The feeds have been silent for the whole retention: nothing waits for event time any longer.
   */
  private void forget() throws Exception {
    Timed<CallRecords> call = calls.value();
    due.delete(call.due());
    calls.clear();
  }

  private void conclude(Timed<CallRecords> call, List<Change> changes) throws Exception {
    for (Change change : changes) {
      output.collect(new StreamRecord<>(change));
    }
    if (assembler.finished(call.state(), watermark)) {
      due.delete(call.due());
      purge.delete(call.purge());
      calls.clear();
      return;
    }
    Timed<CallRecords> timed = call.dueAt(due.move(call.due(), assembler.deadline(call.state())));
    if (settings.clock() == RetentionClock.WALL && call.purge() == Long.MAX_VALUE) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      timed = timed.purgeAt(purge.move(Long.MAX_VALUE, now + settings.retention().traffic()));
    }
    calls.update(timed);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      due.advance(watermark);
    }
    output.emitWatermark(mark);
  }

  @Override
  public void close() throws Exception {
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}
