package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.PreAggregator;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.DetailRecordCodec;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.Signal;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by what is counted once: a call, a message, a participant of a meeting. Changes of what it
 * counts for are gathered and go on with each full minute of event time, before each checkpoint,
 * and when there are many.
 *
 * <p>A dossier goes soon after its end, by event time, and after the term of traffic at the latest;
 * when event time has stood still for a whole retention, all go.
 */
record CountStage(KpiSettings settings, RetentionClock clock)
    implements KeyedStage<Signal, DetailRecord, CounterBatch> {

  /** A few megabytes. A minute of a large provider has fewer groups. */
  private static final int MOST_GATHERED = 20_000;

  @Override
  public KeyedState<DetailRecord> state() {
    return KeyedState.unswept(
        StoredState.DOSSIER,
        new DetailRecordCodec(settings),
        clock,
        List.of(KeyedState.Term.all(settings.retention())));
  }

  @Override
  public KeyedMachine<Signal, DetailRecord> machine(KeyedTask<DetailRecord, CounterBatch> task) {
    return new Counting(settings, task);
  }

  private static final class Counting implements KeyedMachine<Signal, DetailRecord> {

    private final KpiSettings settings;
    private final KeyedTask<DetailRecord, CounterBatch> task;
    private final PreAggregator gathering = new PreAggregator();
    private final Counter shared;

    Counting(KpiSettings settings, KeyedTask<DetailRecord, CounterBatch> task) {
      this.settings = settings;
      this.task = task;
      shared = LabelledMetrics.counter(task.getMetricGroup(), "calls_of_a_used_id_total");
    }

    @Override
    public Next<DetailRecord> take(String key, Signal signal, DetailRecord stored) {
      DetailRecord dossier = stored == null ? DetailRecord.of(signal, settings) : stored;
      List<IndicatorFact> before = dossier.facts();
      int known = dossier.counted();
      dossier.add(signal, task.watermark());
      if (stored != null && dossier.counted() > known) {
        shared.inc();
      }
      return changed(dossier, before);
    }

    @Override
    public Next<DetailRecord> due(String key, DetailRecord dossier) {
      List<IndicatorFact> before = dossier.facts();
      dossier.tick(task.watermark());
      return changed(dossier, before);
    }

    private Next<DetailRecord> changed(DetailRecord dossier, List<IndicatorFact> before) {
      gathering.change(before, dossier.facts());
      if (gathering.size() >= MOST_GATHERED) {
        flush();
      }
      long since = dossier.since();
      long kept = since == Long.MAX_VALUE ? since : since + settings.retention();
      return dossier.finished(task.watermark()) || task.watermark() >= kept
          ? Next.gone()
          : Next.due(dossier, Math.min(kept, dossier.deadline()));
    }

    @Override
    public void advanced(long before, long watermark) {
      if (before == Long.MIN_VALUE
          || IndicatorFact.minute(before) != IndicatorFact.minute(watermark)) {
        flush();
      }
    }

    /** What is gathered is in no state. */
    @Override
    public void flush() {
      gathering.drain(batch -> task.output().collect(new StreamRecord<>(batch)));
    }

    @Override
    public void ended() {
      flush();
    }
  }
}
