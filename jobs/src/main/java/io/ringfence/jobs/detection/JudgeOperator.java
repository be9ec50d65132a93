package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.lists.ListChanges;
import io.ringfence.jobs.detection.lists.RecentKeys;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.metrics.JudgeMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.LongCounter;
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

  private static final long serialVersionUID = 1;

  static final ValueStateDescriptor<byte[]> SUBJECT =
      new ValueStateDescriptor<>("subject", BytePrimitiveArraySerializer.INSTANCE);

  static final ValueStateDescriptor<byte[]> LINKS =
      new ValueStateDescriptor<>("links", BytePrimitiveArraySerializer.INSTANCE);

  private final DetectionSettings settings;
  private final boolean transactional;

  private transient CurrentRules<Judge> rules;
  private transient OutcomeOutput results;
  private transient SubjectCache subjects;
  private transient LinkStore links;
  private transient ListChanges lists;
  private transient UnconfirmedAlerts unconfirmed;
  private transient PolicySweep policy;
  private transient Timers due;
  private transient Timers purge;
  private transient long watermark;
  private transient boolean ended;
  private transient AgreedClock agreed;
  private transient List<Runnable> running;
  private transient LongCounter duplicates;
  private transient JudgeMetrics meter;

  /**
   * Decides by these settings.
   *
   * @param transactional whether its alerts are written in transactions
   */
  public JudgeOperator(DetectionSettings settings, boolean transactional) {
    this.settings = settings;
    this.transactional = transactional;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    PackedState<TimedState<SubjectState>> stored =
        new PackedState<>(context.getKeyedStateStore().getState(SUBJECT), new TimedSubjectCodec());
    subjects = new SubjectCache(stored, this, SubjectCache.MOST_AT_HAND);
    links = new KeyedLinkStore(context.getKeyedStateStore().getState(LINKS));
    TaskInfo task = getRuntimeContext().getTaskInfo();
    lists =
        new ListChanges(
            context,
            task,
            getProcessingTimeService(),
            settings.sources().defaultLateness(),
            settings.lateness(),
            new ByLists());
    unconfirmed =
        new UnconfirmedAlerts(context.getOperatorStateStore(), new OwnKeys(task), transactional);
    policy = new PolicySweep(context, settings.retention());
    results = new OutcomeOutput(settings.idKey().listingSeal());
    meter = new JudgeMetrics(getMetricGroup());
    rules =
        new CurrentRules<>(
            context.getOperatorStateStore(), settings, settings.judges().andThen(meter::shown));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    due = Timers.of(this, "due", key -> tick(key, subject -> subject.dueAt(Long.MAX_VALUE)));
    purge =
        Timers.hourly(this, "purge", key -> tick(key, subject -> subject.purgeAt(Long.MAX_VALUE)));
    watermark = Long.MIN_VALUE;
    duplicates = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.DUPLICATES);
    agreed = new AgreedClock();
    meter.clock(agreed::ahead);
    running = new ArrayList<>(List.of(lists::stop, unconfirmed::stop, policy::stop));
    lists.goOn();
    unconfirmed.watch(getProcessingTimeService(), this::repeat);
    policy.watch(
        getProcessingTimeService(),
        () -> subjects.keys(getKeyedStateBackend(), key -> true),
        this::look);
    if (settings.clock() == RetentionClock.WALL) {
      running.add(WallClock.start(getProcessingTimeService(), agreed, this::purgeExpired)::stop);
    }
  }

  /** Purges of what is past its retention now as much as one slice holds: true if that is all. */
  private boolean purgeExpired(long now) throws Exception {
    boolean listsDone = lists.purge(now, settings.retention().listing());
    return purge.advanceSome(now) && listsDone;
  }

  private Clock clock() {
    return new Clock(
        watermark, settings.clock() == RetentionClock.WALL ? agreed.time() : watermark);
  }

  @Override
  public void processElement1(StreamRecord<Delivery> element) throws Exception {
    Delivery delivery = element.getValue();
    long behind = Deliveries.lag(element);
    if (delivery instanceof Observation observation) {
      lists.saw(observation, behind);
    } else if (delivery instanceof AlertReadback readback) {
      unconfirmed.readBack(readback);
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
      lists.take(listed.listing());
    }
  }

  private void repeat(String key, Set<String> alerts) throws Exception {
    decide(key, it -> rules.get().repeat(it, key, alerts, clock(), lists.standing(), links));
  }

  /** Decides something about a subject that nothing was delivered to. */
  private void decide(String key, Function<SubjectState, Outcome> decision) throws Exception {
    setCurrentKey(key);
    TimedState<SubjectState> subject = subjects.get(key);
    if (subject != null) {
      conclude(key, subject, subject, decision.apply(subject.state()));
    }
  }

  /** What is due of a subject that no timer fired for. */
  private void look(String key) throws Exception {
    setCurrentKey(key);
    tick(key, UnaryOperator.identity());
  }

  private void tick(String key, UnaryOperator<TimedState<SubjectState>> fired) throws Exception {
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
    results.collect(outcome, output);
    unconfirmed.written(key, outcome.publications());
    meter.count(outcome);
    duplicates.add(outcome.duplicates());
    if (subject.state().isEmpty()) {
      due.delete(subject.due());
      purge.delete(subject.purge());
      if (known != null) {
        subjects.clear(key);
        meter.cleared();
      }
      return;
    }
    if (known == null) {
      meter.opened();
    }
    // Set after the end, a timer would fire at once, and again, and again.
    TimedState<SubjectState> timed = ended ? subject : timed(subject, outcome);
    if (outcome.changed() || !timed.sameTimers(known)) {
      subjects.put(key, timed);
    }
  }

  private TimedState<SubjectState> timed(TimedState<SubjectState> subject, Outcome outcome) {
    return subject
        .dueAt(due.move(subject.due(), outcome.deadline()))
        .purgeAt(purge.move(subject.purge(), outcome.purgeDeadline()));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      agreed.reached(watermark);
      lists.advance(watermark);
      due.advance(watermark);
      if (settings.clock() == RetentionClock.EVENT) {
        while (!purgeExpired(watermark)) {
          // Nothing else waits for its turn.
        }
      }
    } else {
      lists.judgeAll();
      ended = true;
      due.advance(Long.MAX_VALUE);
      purge.advance(Long.MAX_VALUE);
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    subjects.storeAll();
    lists.store();
    unconfirmed.store();
    policy.store();
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
