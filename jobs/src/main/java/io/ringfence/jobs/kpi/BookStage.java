package io.ringfence.jobs.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.live.LiveCounter;
import io.ringfence.kpi.live.LiveCounterGroup;
import io.ringfence.kpi.live.LiveCounters;
import io.ringfence.kpi.row.ChangedWindows;
import io.ringfence.kpi.row.ChangedWindowsCodec;
import io.ringfence.kpi.row.HourlyAggregate;
import io.ringfence.kpi.row.IndicatorRow;
import java.time.Duration;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by hour: figures in, and out the rows of its minutes and of itself. At the end of the input
 * every row is published, also of a minute that is not over. An hour is kept for its retention.
 */
record BookStage(KpiSettings settings, RetentionClock clock)
    implements KeyedStage<CounterBatch, ChangedWindows, OutputRecord> {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Override
  public KeyedState<ChangedWindows> state() {
    return KeyedState.unswept(StoredState.MARKS, new ChangedWindowsCodec(), clock, List.of());
  }

  @Override
  public KeyedMachine<CounterBatch, ChangedWindows> machine(
      KeyedTask<ChangedWindows, OutputRecord> task) throws Exception {
    return new Booking(task);
  }

  private final class Booking implements KeyedMachine<CounterBatch, ChangedWindows> {

    private final KeyedTask<ChangedWindows, OutputRecord> task;
    private final StoredPages pages;
    private final HourlyAggregate aggregate;
    private final Counter beyond;
    private final LiveCounters counters;

    Booking(KeyedTask<ChangedWindows, OutputRecord> task) throws Exception {
      this.task = task;
      pages = new StoredPages(task.restored().getKeyedStateStore());
      aggregate = new HourlyAggregate(pages);
      beyond = task.getMetricGroup().counter("beyondRetention");
      counters = new LiveCounters(this::show);
    }

    /** The retention may be another one than when the hours that are kept were timed. */
    @Override
    public void begin() throws Exception {
      task.stepAll(
          (hour, marks) -> new Next<>(marks, false, Long.MAX_VALUE, end(Long.parseLong(hour))));
    }

    /** Shows what this task has counted of the network. Counts begin anew with the task. */
    private void show(LiveCounterGroup group) {
      for (int i = 0; i < group.counters().size(); i++) {
        int at = i;
        LiveCounter counter = group.counters().get(i);
        LabelledMetrics.gauge(
            task.getMetricGroup(),
            "kpi_" + counter.name(),
            () -> group.total(at),
            group.label(),
            group.value(),
            counter.label(),
            counter.value());
      }
    }

    private boolean isGone(long hour) {
      long now = task.retentionNow();
      return now != Long.MIN_VALUE && now >= end(hour);
    }

    private long end(long hour) {
      return hour + HOUR + settings.retention();
    }

    @Override
    public Next<ChangedWindows> take(String key, CounterBatch batch, ChangedWindows marks) {
      if (isGone(batch.hour())) {
        // Its hour would be published anew, with nothing but this.
        beyond.inc();
        return marks == null ? Next.gone() : Next.unchanged(marks);
      }
      counters.add(batch);
      pages.marks(marks);
      aggregate.add(batch, task.watermark());
      return kept(batch.hour());
    }

    @Override
    public Next<ChangedWindows> due(String key, ChangedWindows marks) {
      long hour = Long.parseLong(key);
      if (isGone(hour)) {
        pages.clear();
        return Next.gone();
      }
      pages.marks(marks);
      long over = task.isOver() ? Long.MAX_VALUE : task.watermark();
      for (IndicatorRow row : aggregate.publish(over)) {
        task.output()
            .collect(new StreamRecord<>(new OutputRecord(row.key(), row.json().getBytes(UTF_8))));
      }
      return kept(hour);
    }

    private Next<ChangedWindows> kept(long hour) {
      return pages.marks() == null
          ? Next.gone()
          : new Next<>(pages.marks(), true, aggregate.due(), end(hour));
    }

    @Override
    public boolean settlesAtEnd() {
      return true;
    }
  }
}
