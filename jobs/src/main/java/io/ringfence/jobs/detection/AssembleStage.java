package io.ringfence.jobs.detection;

import io.ringfence.assemble.AssemblyResult;
import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallRecordsCodec;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.routing.Router;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberLookup;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;

/**
 * Keyed by call id: the records of a call in, and to the subjects that need it, what becomes of its
 * phases out. Assembling and routing are one stage, since a change is several times as large as
 * what follows from it.
 *
 * <p>The end of the input moves the clock no further: a call that was up then is neither reported
 * as longer than was seen, nor ended. A call goes soon after its end, by event time; when event
 * time has stood still for a whole retention, all calls go.
 *
 * @param ledger of whom nothing old is stored
 */
public record AssembleStage(DetectionSettings settings, LedgerAtStart ledger)
    implements KeyedStage<Signal, CallRecords, Delivery> {

  @Override
  public KeyedState<CallRecords> state() {
    return new KeyedState<>(
        StoredState.CALL,
        new CallRecordsCodec(),
        CallRecords::owner,
        settings.clock(),
        Optional.of(settings.erasing(ErasureSweep.Stage.ASSEMBLE, ledger)),
        List.of(KeyedState.Term.all(settings.retention().openCall())),
        KeyedState.storedAtOnce());
  }

  @Override
  public KeyedMachine<Signal, CallRecords> machine(KeyedTask<CallRecords, Delivery> task)
      throws Exception {
    return new Assembling(task);
  }

  private final class Assembling implements KeyedMachine<Signal, CallRecords> {

    private final KeyedTask<CallRecords, Delivery> task;
    private final CallAssembler assembler = settings.assembler();
    private final CurrentRules<Router> rules;
    private final Runnable repeated;
    private final Counter shared;

    Assembling(KeyedTask<CallRecords, Delivery> task) throws Exception {
      this.task = task;
      NumberLookup numbers = settings.feeds().numbers();
      rules =
          new CurrentRules<>(
              task.restored().getOperatorStateStore(),
              settings,
              pack -> settings.router(pack, numbers));
      repeated = RunAccumulators.repeated(task.getRuntimeContext());
      shared = LabelledMetrics.counter(task.getMetricGroup(), "calls_of_a_used_id_total");
    }

    @Override
    public void begin() {
      rules.get();
    }

    @Override
    public Next<CallRecords> take(String key, Signal signal, CallRecords stored) {
      CallRecords call = stored == null ? new CallRecords() : stored;
      Call record = (Call) signal;
      call.belongsTo(settings.tenants().of(record));
      AssemblyResult assembled =
          assembler.add(call, record, task.lag(record.time()), task.watermark());
      if (assembled.duplicate()) {
        repeated.run();
      }
      if (assembled.another()) {
        shared.inc();
      }
      return changed(call, assembled.changes());
    }

    @Override
    public Next<CallRecords> due(String key, CallRecords call) {
      return changed(call, assembler.tick(call, task.watermark()));
    }

    private Next<CallRecords> changed(CallRecords call, List<Change> changes) {
      long behind = call.behind();
      for (Change change : changes) {
        rules.get().route(change, delivery -> CrowdStage.send(delivery, behind, task.output()));
      }
      return assembler.finished(call, task.watermark())
          ? Next.gone()
          : Next.due(call, assembler.deadline(call));
    }

    /** A call is routed as it came, because what its numbers are is told from them. */
    @Override
    public void taken(Signal record, CallRecords call) throws Exception {
      RememberedErasures erased = task.erased();
      if (record.time() <= erased.latest()) {
        task.redact(erased.named((Call) record, call.owner()), record.time());
      }
    }

    @Override
    public void hear(BroadcastUpdate update) throws Exception {
      if (update instanceof BroadcastUpdate.Ruled ruled) {
        rules.accept(ruled.changes());
      }
    }
  }
}
