package io.ringfence.jobs.keyed;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.keyed.erasure.Erasing;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.encoding.Codec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.BiFunctionWithException;
import org.apache.flink.util.function.FunctionWithException;

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
    implements OneInputStreamOperator<I, O>,
        TwoInputStreamOperator<I, BroadcastUpdate, O>,
        KeyedTask<S, O> {

  private static final long NEVER = Long.MAX_VALUE;

  /** Retention is kept to the hour; a second is as good as at once, and costs nothing. */
  private static final long BEAT_MILLIS = 1000;

  private final KeyedStage<I, S, O> stage;

  private transient StateInitializationContext restored;
  private transient KeyedState<S> declared;
  private transient KeyedMachine<I, S> machine;
  private transient KeyedStates<S> states;
  private transient List<ValueStateDescriptor<byte[]>> descriptors;
  private transient Timers due;
  private transient Timers purge;
  private transient AgreedClock agreed;

  /** Null where no state goes when event time stands still. */
  private transient EventTimeStall<S> stall;

  /** Null where no state names anybody, as is the next. */
  private transient ErasureSweep sweep;

  private transient RememberedErasures erased;
  private transient long keptForErasures;
  private transient StreamRecord<I> current;
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
    descriptors = new ArrayList<>();
    restored = context;
    declared = stage.state();
    states =
        new KeyedStates<>(
            second(declared.name(), new TimedStateCodec<>(declared.form())),
            declared,
            this,
            KeyedStates.MOST_AT_HAND,
            (key, it) -> machine.storing(key, it));
    if (!declared.stalled().isEmpty()) {
      stall =
          new EventTimeStall<>(context.getOperatorStateStore(), declared.stalled(), this::purge);
    }
    Optional<Erasing> erasing = declared.erasing();
    if (erasing.isPresent()) {
      sweep =
          new ErasureSweep(
              erasing.get(), context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
      erased = new RememberedErasures(erasing.get().ledger(), sweep);
      keptForErasures = erasing.get().longestKept();
    }
    machine = stage.machine(this);
  }

  @Override
  public void open() throws Exception {
    super.open();
    due = Timers.of(this, "due", key -> fired(key, state -> state.dueAt(NEVER)));
    purge = Timers.hourly(this, "purge", key -> fired(key, state -> state.purgeAt(NEVER)));
    if (declared.name().personal()) {
      QuietStates.touch(this, descriptors, due, purge);
    }
    machine.begin();
    if (sweep != null) {
      sweep.watch(
          getProcessingTimeService(),
          this::keys,
          this::redact,
          part -> output.collect(ReceiptCollector.PARTS, new StreamRecord<>(part)));
    }
    if (declared.clock() == RetentionClock.WALL) {
      beatIn(BEAT_MILLIS);
    }
  }

  /** Looks at the worker's clock, for what must be purged although event time stands still. */
  private void beatIn(long millis) {
    Later.in(
        millis,
        getProcessingTimeService(),
        () -> {
          agreed.look(getProcessingTimeService());
          if (stall != null) {
            stall.look(agreed.time());
          }
          // What is left follows once what has come meanwhile has had its turn.
          beatIn(purgeSome(agreed.time()) ? BEAT_MILLIS : 0);
        });
  }

  /** Clears such states and their timers, since event time stands still. */
  private void purge(Predicate<S> which) throws Exception {
    stepAll((key, state) -> which.test(state) ? Next.gone() : Next.unchanged(state));
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
      while (declared.clock() == RetentionClock.EVENT && !purgeSome(time)) {} // at once
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
      if (machine != null) {
        machine.stop();
      }
      if (sweep != null) {
        sweep.stop();
      }
    } finally {
      super.close();
    }
  }

  @Override
  public StateInitializationContext restored() {
    return restored;
  }

  @Override
  public <T> PackedState<T> second(StoredState name, Codec<T> form) {
    ValueStateDescriptor<byte[]> descriptor = name.value();
    descriptors.add(descriptor);
    return new PackedState<>(restored.getKeyedStateStore().getState(descriptor), form);
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
    return declared.clock() == RetentionClock.WALL ? agreed.time() : watermark;
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
  public void step(String key, FunctionWithException<S, Next<S>, Exception> decision)
      throws Exception {
    setCurrentKey(key);
    TimedState<S> known = states.get(key);
    if (known != null) {
      conclude(key, known, known, decision.apply(known.state()));
    }
  }

  @Override
  public void stepAll(BiFunctionWithException<String, S, Next<S>, Exception> decision)
      throws Exception {
    try (Stream<String> keys = keys()) {
      for (Iterator<String> each = keys.iterator(); each.hasNext(); ) {
        String key = each.next();
        step(key, state -> decision.apply(key, state));
      }
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
