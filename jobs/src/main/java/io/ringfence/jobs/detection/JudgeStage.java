package io.ringfence.jobs.detection;

import io.ringfence.jobs.detection.lists.ListChanges;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.PolicySweep;
import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.jobs.metrics.JudgeMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.util.function.SupplierWithException;

/**
 * Where all that is known about one subject meets: keyed by subject on its first input; ranges,
 * networks, allows and changes of rules come on its second. {@link Judge} decides. At the end of
 * the input every timer fires once more, and the clock stays where it was.
 *
 * @param transactional whether its alerts are written in transactions
 * @param ledger who was erased long ago
 */
public record JudgeStage(DetectionSettings settings, boolean transactional, LedgerAtStart ledger)
    implements KeyedStage<Delivery, SubjectState, OutputRecord> {

  /**
   * Pending signals from which on a subject stays at hand. With the whole pack one delivery in
   * twenty-six is for a subject (a range, as a rule) with 8 to 31 of them, and a quarter of all
   * bytes written were theirs.
   */
  private static final int AT_HAND_FROM = 8;

  private static final KeyedState.AtHand<SubjectState> AT_HAND =
      new KeyedState.AtHand<>() {
        @Override
        public long bytes(SubjectState state, boolean already) {
          return already || state.pendingSignals() >= AT_HAND_FROM ? state.bytesInMemory() : 0;
        }

        /** Where memory is scarce no subject keeps more pending signals than a crowd does. */
        @Override
        public void using(SubjectState state, boolean scarce) {
          state.pending().spareMemory(scarce);
        }
      };

  @Override
  public KeyedState<SubjectState> state() {
    return new KeyedState<>(
        StoredState.SUBJECT,
        new SubjectStateCodec(),
        subject -> subject.tenancy().owner(),
        settings.clock(),
        Optional.of(settings.erasing(ErasureSweep.Stage.JUDGE, ledger)),
        List.of(),
        AT_HAND);
  }

  @Override
  public KeyedMachine<Delivery, SubjectState> machine(KeyedTask<SubjectState, OutputRecord> task)
      throws Exception {
    return new Judging(task);
  }

  private final class Judging implements KeyedMachine<Delivery, SubjectState> {

    private final KeyedTask<SubjectState, OutputRecord> task;
    private final PackedState<SubjectLinks> linked;
    private final LinkStore links = new OfTheCurrentKey();
    private final RememberedErasures erased;
    private final ListChanges lists;
    private final UnconfirmedAlerts unconfirmed;
    private final PolicySweep policy;
    private final OutcomeOutput results;
    private final JudgeMetrics meter;
    private final CurrentRules<Judge> rules;
    private final LongCounter duplicates;

    Judging(KeyedTask<SubjectState, OutputRecord> task) throws Exception {
      this.task = task;
      linked = task.second(StoredState.LINKS, new SubjectLinksCodec());
      erased = task.erased();
      OperatorStateStore store = task.restored().getOperatorStateStore();
      lists =
          new ListChanges(
              task, settings.sources().defaultLateness(), settings.feeds().lateness(), this::again);
      unconfirmed =
          new UnconfirmedAlerts(
              store, new OwnKeys(task.getRuntimeContext().getTaskInfo()), transactional);
      policy = new PolicySweep(task.restored(), settings.retention());
      results = new OutcomeOutput(settings.idKey(), erased);
      meter = new JudgeMetrics(task.getMetricGroup());
      meter.clock(task::clockAhead);
      rules = CurrentRules.held(store, settings, settings.judges().andThen(meter::shown));
      duplicates = RunAccumulators.counter(task.getRuntimeContext(), RunAccumulators.DUPLICATES);
    }

    @Override
    public void begin() {
      rules.get();
      lists.goOn();
      unconfirmed.watch(
          task.getProcessingTimeService(),
          (key, alerts) ->
              decide(
                  key, it -> rules.get().repeat(it, key, alerts, now(), lists.standing(), links)));
      policy.watch(
          task.getProcessingTimeService(),
          task::keys,
          key -> {
            before(key);
            task.step(key, it -> due(key, it));
          });
    }

    /** Decides something about a subject that nothing was delivered to. */
    private void decide(String key, Function<SubjectState, Outcome> decision) throws Exception {
      task.step(key, it -> next(key, it, decision.apply(it), true));
    }

    /** What changes of lists do to a subject. */
    private void again(String key) throws Exception {
      decide(key, it -> rules.get().reconsider(it, key, now(), lists.standing(), links));
    }

    private Clock now() {
      return new Clock(task.watermark(), task.retentionNow());
    }

    /** Null if it is of an erased subject. */
    @Override
    public Delivery admitted(String key, Delivery delivery) {
      if (delivery instanceof AlertReadback readback) {
        unconfirmed.readBack(readback);
      }
      Delivery left = erased.filtered(delivery);
      if (left instanceof Observation observation) {
        lists.saw(observation);
      }
      return left;
    }

    @Override
    public void before(String key) throws Exception {
      lists.judgeFirst(key);
    }

    @Override
    public Next<SubjectState> take(String key, Delivery delivery, SubjectState known) {
      SubjectState subject = known == null ? new SubjectState() : known;
      Outcome outcome = rules.get().take(subject, delivery, now(), lists.standing(), links);
      return next(key, subject, outcome, known != null);
    }

    @Override
    public Next<SubjectState> due(String key, SubjectState subject) {
      Outcome outcome =
          rules.get().tick(subject, key, now(), lists.standing(), links, task.isOver());
      return next(key, subject, outcome, true);
    }

    private Next<SubjectState> next(
        String key, SubjectState subject, Outcome outcome, boolean known) {
      results.collect(key, outcome, task.output());
      unconfirmed.written(key, outcome.publications());
      meter.count(outcome);
      duplicates.add(outcome.duplicates());
      boolean forgotten = outcome.erased() && subject.isForgotten() && erased.knows(key);
      if (forgotten || subject.isEmpty()) {
        return Next.gone();
      }
      if (!known) {
        meter.opened();
      }
      return new Next<>(subject, outcome.changed(), outcome.deadline(), outcome.purgeDeadline());
    }

    @Override
    public void gone(String key) {
      meter.cleared();
    }

    @Override
    public void hear(BroadcastUpdate update) throws Exception {
      if (update instanceof BroadcastUpdate.Ruled ruled) {
        rules.accept(ruled.changes());
      } else if (update instanceof BroadcastUpdate.Listed listed) {
        lists.take(erased.filtered(listed.listing()));
      } else if (update instanceof BroadcastUpdate.Erased request) {
        lists.lessen(request.erasure().subject());
      }
    }

    @Override
    public void redacted(
        String key,
        ErasedValues values,
        SupplierWithException<Replaced<SubjectState>, Exception> states)
        throws Exception {
      if (values.erases(key, Long.MIN_VALUE)) {
        // Who was erased is known to this task from now on: the subject's own key need not stay.
        task.step(key, it -> it.isForgotten() ? Next.gone() : Next.unchanged(it));
      }
      Replaced<SubjectState> state = states.get();
      Replaced<SubjectLinks> redacted =
          linked.mayHold(values) ? linked.replaced(values, Long.MIN_VALUE, owner(key)) : null;
      if (state != null || redacted != null) {
        decide(
            key,
            it -> {
              Replaced<SubjectState> both = new Replaced<>(state == null ? it : state.before(), it);
              return rules.get().replaceErased(both, redacted, key, now(), lists.standing(), links);
            });
      }
    }

    /** Whose the links of a key are. */
    private Function<SubjectLinks, String> owner(String key) throws Exception {
      SubjectState known = task.state(key);
      String owner = known == null ? Tenants.PROVIDER : known.tenancy().owner();
      return its -> owner;
    }

    @Override
    public void advanced(long before, long watermark) {
      lists.advance(watermark);
    }

    @Override
    public boolean purgeSome(long now) {
      return lists.purge(now, settings.retention().listing());
    }

    @Override
    public void ended() throws Exception {
      lists.judgeAll();
    }

    @Override
    public boolean settlesAtEnd() {
      return true;
    }

    @Override
    public void store(long checkpoint) throws Exception {
      rules.store();
      lists.store();
      unconfirmed.store(checkpoint);
      policy.store();
    }

    @Override
    public void completed(long checkpoint) {
      unconfirmed.completed(checkpoint);
    }

    @Override
    public void stop() {
      lists.stop();
      policy.stop();
    }

    /** The links of the current key, in a state of their own. */
    private final class OfTheCurrentKey implements LinkStore {

      @Override
      public SubjectLinks get() {
        try {
          return linked.value();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void put(SubjectLinks links) {
        try {
          linked.update(links);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void clear() {
        linked.clear();
      }
    }
  }
}
