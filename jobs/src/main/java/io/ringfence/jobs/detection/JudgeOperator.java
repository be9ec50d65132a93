package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.lists.ListChanges;
import io.ringfence.jobs.detection.lists.RecentKeys;
import io.ringfence.jobs.detection.sweep.ErasureSweep;
import io.ringfence.jobs.detection.sweep.ErasureSweep.Stage;
import io.ringfence.jobs.detection.sweep.PolicySweep;
import io.ringfence.jobs.detection.sweep.RememberedErasures;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.metrics.JudgeMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.ErasedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Where all that is known about one subject meets: keyed by subject on its first input; ranges,
 * networks, allows and changes of rules come on its second, which is broadcast. It decides nothing:
 * {@link Judge} does, and this keeps its state, its clock and its timers.
 *
 * <p>A subject has one state, one timer by the watermark (only while something waits to be settled
 * or closed) and one by the retention clock, so that a subject is purged also if event time stands
 * still. At the end of the input every timer fires once more, and the clock stays where it was.
 *
 * <p>Not a KeyedBroadcastProcessFunction, because that has no way to judge again the few subjects
 * that a change of the broadcast standing touches.
 */
public final class JudgeOperator extends AbstractStreamOperator<OutputRecord>
    implements TwoInputStreamOperator<Delivery, BroadcastUpdate, OutputRecord> {

  static final ValueStateDescriptor<byte[]> SUBJECT =
      new ValueStateDescriptor<>("subject", BytePrimitiveArraySerializer.INSTANCE);

  static final ValueStateDescriptor<byte[]> LINKS =
      new ValueStateDescriptor<>("links", BytePrimitiveArraySerializer.INSTANCE);

  private final DetectionSettings settings;
  private final boolean transactional;
  private final LedgerAtStart ledger;

  private transient CurrentRules<Judge> rules;
  private transient OutcomeOutput results;
  private transient SubjectCache subjects;
  private transient KeyedLinkStore links;
  private transient ListChanges lists;
  private transient UnconfirmedAlerts unconfirmed;
  private transient PolicySweep policy;
  private transient ErasureSweep erasures;
  private transient RememberedErasures erased;
  private transient TimedSubjects timed;
  private transient long watermark;
  private transient boolean ended;
  private transient AgreedClock agreed;
  private transient List<Runnable> running;
  private transient LongCounter duplicates;
  private transient JudgeMetrics meter;

  /**
   * Decides by these settings, without those whom the ledger has.
   *
   * @param transactional whether its alerts are written in transactions
   */
  public JudgeOperator(DetectionSettings settings, boolean transactional, LedgerAtStart ledger) {
    this.settings = settings;
    this.transactional = transactional;
    this.ledger = ledger;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    PackedState<TimedState<SubjectState>> stored =
        new PackedState<>(
            context.getKeyedStateStore().getState(SUBJECT),
            new TimedStateCodec<>(new SubjectStateCodec()));
    subjects = new SubjectCache(stored, this, SubjectCache.MOST_AT_HAND);
    links = new KeyedLinkStore(context.getKeyedStateStore().getState(LINKS));
    TaskInfo task = getRuntimeContext().getTaskInfo();
    OperatorStateStore store = context.getOperatorStateStore();
    lists =
        new ListChanges(
            context,
            task,
            getProcessingTimeService(),
            settings.sources().defaultLateness(),
            settings.lateness(),
            new ByLists());
    unconfirmed = new UnconfirmedAlerts(store, new OwnKeys(task), transactional);
    policy = new PolicySweep(context, settings.retention());
    erasures = settings.sweep(Stage.JUDGE, store, task);
    erased = new RememberedErasures(settings.ledger(ledger), erasures);
    results = new OutcomeOutput(settings.idKey(), erased);
    meter = new JudgeMetrics(getMetricGroup());
    rules = CurrentRules.held(store, settings, settings.judges().andThen(meter::shown));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    timed = new TimedSubjects(this, subjects, meter, erasures::knows, this::tick);
    watermark = Long.MIN_VALUE;
    duplicates = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.DUPLICATES);
    agreed = new AgreedClock();
    meter.clock(agreed::ahead);
    running = new ArrayList<>(List.of(lists::stop, unconfirmed::stop, policy::stop));
    running.addAll(List.of(erasures::stop, timed::stop));
    lists.goOn();
    unconfirmed.watch(
        getProcessingTimeService(),
        (key, alerts) ->
            decide(
                key, it -> rules.get().repeat(it, key, alerts, clock(), lists.standing(), links)));
    policy.watch(getProcessingTimeService(), this::all, key -> tick(key, UnaryOperator.identity()));
    erasures.watch(
        getProcessingTimeService(), this::all, this::replaceErased, OutcomeOutput.receipts(output));
    if (settings.clock() == RetentionClock.WALL) {
      running.add(WallClock.start(getProcessingTimeService(), agreed, this::purgeExpired)::stop);
    }
  }

  private Stream<String> all() throws Exception {
    return subjects.keys(getKeyedStateBackend(), key -> true);
  }

  /** Purges of what is past its retention now as much as one slice holds: true if that is all. */
  private boolean purgeExpired(long now) throws Exception {
    boolean listsDone = lists.purge(now, settings.retention().listing());
    erased.forget(now, settings.longestKept());
    return timed.purgeSome(now) && listsDone;
  }

  private Clock clock() {
    boolean wall = settings.clock() == RetentionClock.WALL;
    return new Clock(watermark, wall ? agreed.time() : watermark);
  }

  @Override
  public void processElement1(StreamRecord<Delivery> element) throws Exception {
    if (element.getValue() instanceof AlertReadback readback) {
      unconfirmed.readBack(readback);
    }
    Delivery delivery = erased.filtered(element.getValue());
    if (delivery == null) {
      return; // of an erased subject
    }
    long behind = Deliveries.lag(element);
    if (delivery instanceof Observation observation) {
      lists.saw(observation, behind);
    }
    lists.judgeFirst(delivery.key());
    TimedState<SubjectState> known = subjects.get(delivery.key());
    TimedState<SubjectState> subject =
        known == null ? TimedState.untimed(new SubjectState()) : known;
    Outcome outcome =
        rules.get().take(subject.state(), delivery, behind, clock(), lists.standing(), links);
    conclude(delivery.key(), known, subject, outcome);
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) throws Exception {
    if (element.getValue() instanceof BroadcastUpdate.Ruled ruled) {
      rules.accept(ruled.changes());
    } else if (element.getValue() instanceof BroadcastUpdate.Listed listed) {
      lists.take(erased.filtered(listed.listing()));
    } else if (element.getValue() instanceof BroadcastUpdate.Erased erased) {
      lists.lessen(erased.erasure().subject());
      erasures.take(erased.erasure());
    }
  }

  /** Decides something about a subject that nothing was delivered to. */
  private void decide(String key, Function<SubjectState, Outcome> decision) throws Exception {
    setCurrentKey(key);
    TimedState<SubjectState> subject = subjects.get(key);
    if (subject != null) {
      conclude(key, subject, subject, decision.apply(subject.state()));
    }
  }

  /** Takes the values of erased subjects out of another's state. */
  private void replaceErased(String key, ErasedValues values) throws Exception {
    setCurrentKey(key);
    TimedSubjects.Replacement found = timed.replaced(key, links, values);
    if (found != null) {
      Outcome outcome =
          rules
              .get()
              .replaceErased(found.states(), found.links(), key, clock(), lists.standing(), links);
      conclude(key, found.before(), found.after(), outcome);
    }
  }

  private void tick(String key, UnaryOperator<TimedState<SubjectState>> fired) throws Exception {
    setCurrentKey(key);
    lists.judgeFirst(key);
    TimedState<SubjectState> known = subjects.get(key);
    if (known != null) {
      Outcome outcome =
          rules.get().tick(known.state(), key, clock(), lists.standing(), links, ended);
      conclude(key, known, fired.apply(known), outcome);
    }
  }

  private void conclude(
      String key, TimedState<SubjectState> known, TimedState<SubjectState> subject, Outcome outcome)
      throws Exception {
    results.collect(key, outcome, output);
    unconfirmed.written(key, outcome.publications());
    meter.count(outcome);
    duplicates.add(outcome.duplicates());
    timed.keep(key, known, subject, outcome);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      agreed.reached(watermark);
      lists.advance(watermark);
      timed.advance(watermark);
      while (settings.clock() == RetentionClock.EVENT && !purgeExpired(watermark)) {} // at once
    } else {
      lists.judgeAll();
      erasures.finish();
      ended = true;
      timed.end();
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    subjects.storeAll();
    rules.store();
    lists.store();
    unconfirmed.store(context.getCheckpointId());
    policy.store();
    erasures.store();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    unconfirmed.completed(checkpoint);
  }

  @Override
  public void close() throws Exception {
    if (running != null) {
      running.forEach(Runnable::run);
    }
    super.close();
  }

  /** What changes of lists do to subjects. */
  private final class ByLists implements ListChanges.Subjects {

    @Override
    public void again(String key) throws Exception {
      decide(key, it -> rules.get().reconsider(it, key, clock(), lists.standing(), links));
    }

    @Override
    public Stream<String> keys() throws Exception {
      return subjects.keys(getKeyedStateBackend(), RecentKeys::reachable);
    }

    @Override
    public SubjectState state(String key) throws Exception {
      setCurrentKey(key);
      TimedState<SubjectState> subject = subjects.get(key);
      return subject == null ? null : subject.state();
    }
  }
}
