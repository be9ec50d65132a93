package io.ringfence.jobs.keyed;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.keyed.erasure.Erasing;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.encoding.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The operator of every keyed stage. It decides nothing: a {@link KeyedMachine} does, and this
 * keeps its states, its clocks and its timers, purges what is past its retention and takes erased
 * subjects out of all others. What every task has to know comes on a second input, broadcast.
 *
 * <p>A key has one state, one timer by the watermark and one by the retention clock, which goes on
 * while event time stands still.
 *
 * <p>Not a KeyedBroadcastProcessFunction, because that has no way to look at keys to which nothing
 * came, moves every timer by the watermark, and knows neither barrier nor end.
 */
public final class KeyedHost<I, S, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, TwoInputStreamOperator<I, BroadcastUpdate, O> {

  private static final long NEVER = Long.MAX_VALUE;

  private final KeyedStage<I, S, O> stage;

  private transient KeyedMachine<I, S> machine;
  private transient KeyedStates<S> states;
  private transient PackedState<TimedState<S>> stored;
  private transient List<ValueStateDescriptor<byte[]>> descriptors;
  private transient Timers due;
  private transient Timers purge;
  private transient AgreedClock agreed;

  /** Null where no state goes when event time stands still. */
  private transient EventTimeStall stall;

  /** Null where no state names anybody, as is the next. */
  private transient ErasureSweep sweep;

  private transient RememberedErasures erased;
  private transient long keptForErasures;
  private transient StreamRecord<I> current;
  private transient List<Runnable> running;
  private transient long watermark;
  private transient boolean over;

  public KeyedHost(KeyedStage<I, S, O> stage) {
    this.stage = stage;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermark = Long.MIN_VALUE;
    agreed = new AgreedClock();
    running = new ArrayList<>();
    descriptors = new ArrayList<>();
    KeyedState<S> declared = stage.state();
    Task task = new Task(context);
    stored = task.second(declared.name(), new TimedStateCodec<>(declared.form()));
    states =
        new KeyedStates<>(
            stored,
            declared,
            this,
            KeyedStates.MOST_AT_HAND,
            (key, it) -> machine.storing(key, it));
    if (!declared.stalled().isEmpty()) {
      stall = new EventTimeStall(context.getOperatorStateStore());
      declared.stalled().forEach(each -> stall.watch(each.millis(), () -> purge(each.which())));
    }
    Optional<Erasing> erasing = stage.erasing();
    if (erasing.isPresent()) {
      sweep =
          new ErasureSweep(
              erasing.get(), context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
      erased = new RememberedErasures(erasing.get().ledger(), sweep);
      keptForErasures = erasing.get().longestKept();
    }
    machine = stage.machine(task);
  }

  @Override
  public void open() throws Exception {
    super.open();
    running.add(machine::stop);
    due = Timers.of(this, "due", key -> fired(key, state -> state.dueAt(NEVER)));
    purge = Timers.hourly(this, "purge", key -> fired(key, state -> state.purgeAt(NEVER)));
    if (stage.state().name().personal()) {
      running.add(QuietStates.of(this, descriptors, due, purge)::stop);
    }
    machine.begin();
    if (sweep != null) {
      running.add(sweep::stop);
      sweep.watch(
          getProcessingTimeService(),
          () -> states.keys(getKeyedStateBackend()),
          this::redact,
          part -> output.collect(ReceiptCollector.PARTS, new StreamRecord<>(part)));
    }
    if (stage.clock() == RetentionClock.WALL) {
      running.add(WallClock.start(getProcessingTimeService(), agreed, this::beat)::stop);
    }
  }

  private boolean beat(long now) throws Exception {
    if (stall != null) {
      stall.look(now);
    }
    return purgeSome(now);
  }

  /** Clears such states and their timers, since event time stands still. */
  private void purge(Predicate<S> which) throws Exception {
    states.storeAll();
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            stage.state().name().value(),
            (key, bytes) -> {
              TimedState<S> each = stored.unpack(bytes.value());
              if (which.test(each.state())) {
                due.delete(each.due());
                purge.delete(each.purge());
                bytes.clear();
                machine.gone(key);
              }
            });
  }

  @Override
  public void processElement1(StreamRecord<I> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    current = element;
    String key = (String) getCurrentKey();
    I in = machine.admitted(key, element.getValue());
    if (in == null) {
      return;
    }
    machine.before(key);
    TimedState<S> known = states.get(key);
    Next<S> next = machine.take(key, in, known == null ? null : known.state());
    conclude(key, known, known, next);
    if (next.state() != null) {
      machine.taken(in, next.state());
    }
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) throws Exception {
    machine.hear(element.getValue());
    if (sweep != null && element.getValue() instanceof BroadcastUpdate.Erased request) {
      sweep.take(request.erasure());
    }
  }

  private void fired(String key, UnaryOperator<TimedState<S>> timer) throws Exception {
    setCurrentKey(key);
    machine.before(key);
    TimedState<S> known = states.get(key);
    if (known != null) {
      conclude(key, known, timer.apply(known), machine.due(key, known.state()));
    }
  }

  /**
   * Does what was decided of the current key.
   *
   * @param known as it was stored, or null
   * @param timed the same with the timers that it still has
   */
  private void conclude(String key, TimedState<S> known, TimedState<S> timed, Next<S> next)
      throws Exception {
    long dueAt = timed == null ? NEVER : timed.due();
    long purgeAt = timed == null ? NEVER : timed.purge();
    if (next.state() == null) {
      due.delete(dueAt);
      purge.delete(purgeAt);
      if (known != null) {
        states.clear(key);
        machine.gone(key);
      }
      return;
    }
    // Set after the end, a timer would fire at once, and again, and again.
    TimedState<S> now =
        over
            ? new TimedState<>(next.state(), dueAt, purgeAt)
            : new TimedState<>(
                next.state(), due.move(dueAt, next.dueAt()), purge.move(purgeAt, next.purgeAt()));
    if (next.changed() || !now.sameTimers(known)) {
      states.put(key, now);
    }
  }

  private void redact(String key, ErasedValues values) throws Exception {
    setCurrentKey(key);
    machine.redacted(
        key,
        values,
        () -> {
          Replaced<TimedState<S>> found = states.replace(key, values, Long.MIN_VALUE);
          return found == null
              ? null
              : new Replaced<>(found.before().state(), found.after().state());
        });
  }

  /** Purges of what is past its retention now as much as one slice holds: true if that is all. */
  private boolean purgeSome(long now) throws Exception {
    boolean done = machine.purgeSome(now);
    if (erased != null) {
      erased.forget(now, keptForErasures);
    }
    return purge.advanceSome(now) && done;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long time = mark.getTimestamp();
    if (time < Long.MAX_VALUE) {
      long before = watermark;
      watermark = time;
      agreed.reached(time);
      if (stall != null) {
        stall.advance();
      }
      due.advance(time);
      machine.advanced(before, time);
      while (stage.clock() == RetentionClock.EVENT && !purgeSome(time)) {} // at once
    } else {
      machine.ended();
      if (sweep != null) {
        sweep.finish();
      }
      over = true;
      if (machine.settlesAtEnd()) {
        due.advance(Long.MAX_VALUE);
        purge.advance(Long.MAX_VALUE);
      }
    }
    output.emitWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    machine.flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    states.storeAll();
    machine.store(context.getCheckpointId());
    if (stall != null) {
      stall.snapshot();
    }
    if (sweep != null) {
      sweep.store();
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    machine.completed(checkpoint);
  }

  @Override
  public void finish() throws Exception {
    machine.flush();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    try {
      if (running != null) {
        running.forEach(Runnable::run);
      }
    } finally {
      super.close();
    }
  }

  /** Of this operator, as its machine sees it. */
  private final class Task implements KeyedTask<S, O> {

    private final StateInitializationContext context;

    Task(StateInitializationContext context) {
      this.context = context;
    }

    @Override
    public StateInitializationContext restored() {
      return context;
    }

    @Override
    public <T> PackedState<T> second(StoredState name, Codec<T> form) {
      ValueStateDescriptor<byte[]> descriptor = name.value();
      descriptors.add(descriptor);
      return new PackedState<>(context.getKeyedStateStore().getState(descriptor), form);
    }

    @Override
    public RuntimeContext runtime() {
      return getRuntimeContext();
    }

    @Override
    public MetricGroup metrics() {
      return getMetricGroup();
    }

    @Override
    public ProcessingTimeService time() {
      return getProcessingTimeService();
    }

    @Override
    public Output<StreamRecord<O>> output() {
      return output;
    }

    @Override
    public long watermark() {
      return watermark;
    }

    @Override
    public long retentionNow() {
      return stage.clock() == RetentionClock.WALL ? agreed.time() : watermark;
    }

    @Override
    public long clockAhead() {
      return agreed.ahead();
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public long lag(long time) {
      return FeedLag.of(current, time);
    }

    @Override
    public RememberedErasures erased() {
      return erased;
    }

    @Override
    public void step(String key, Step<S> decision) throws Exception {
      setCurrentKey(key);
      TimedState<S> known = states.get(key);
      if (known != null) {
        conclude(key, known, known, decision.of(known.state()));
      }
    }

    @Override
    public S state(String key) throws Exception {
      setCurrentKey(key);
      TimedState<S> known = states.get(key);
      return known == null ? null : known.state();
    }

    @Override
    public Stream<String> keys() throws Exception {
      return states.keys(getKeyedStateBackend());
    }

    @Override
    public void redact(ErasedValues values, long time) throws Exception {
      states.replace((String) getCurrentKey(), values, time);
    }
  }
}
