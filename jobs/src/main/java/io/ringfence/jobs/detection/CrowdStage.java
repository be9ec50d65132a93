package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSliceCodec;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.crowd.SliceCounts;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Merges the signals of crowds before their subject is judged, keyed by {@link Crowds#sliceKey}. Of
 * a subject that is no crowd all pass as they are, and nothing is stored.
 *
 * <p>A slice hands over what has changed a quarter of a second later, and before it leaves memory;
 * where event time alone rules, once event time has passed it.
 *
 * @param ledger of whom nothing old is stored
 */
record CrowdStage(DetectionSettings settings, LedgerAtStart ledger)
    implements KeyedStage<Delivery, CrowdSlice, Delivery> {

  /** Deliveries that go to their subject by way of the crowds. */
  static final OutputTag<Delivery> OF_CROWDS = new OutputTag<>("of-crowds", StreamTypes.DELIVERY);

  /** The time up to which signals had come, of each task. */
  static final ListStateDescriptor<Long> SEEN =
      new ListStateDescriptor<>("crowd-seen", LongSerializer.INSTANCE);

  /** What has changed is handed over so much later. */
  private static final long HAND_OVER_MILLIS = 250;

  /**
   * It waits so many times as long as handing over took the last time: what is merged is merged
   * anew each time, and that may take a fifth of the task's time at most.
   */
  private static final int PAUSES = 4;

  /** Of a merged signal in memory, about. */
  private static final long BYTES = 500;

  /**
   * A slice would be written whole with each of its signals: all stay at hand, some 200,000 merged
   * signals in 100 MB. With more at once slices are read and written whole, and the task is slow.
   */
  private static final KeyedState.AtHand<CrowdSlice> AT_HAND =
      (slice, already) -> BYTES * (1 + slice.size());

  /** Sends a delivery, of a feed that is so far behind event time, on its way. */
  static void send(Delivery delivery, long lag, Output<StreamRecord<Delivery>> out) {
    Delivery sent =
        delivery instanceof Observation observation ? observation.behind(lag) : delivery;
    if (Crowds.concerns(sent)) {
      out.collect(OF_CROWDS, new StreamRecord<>(sent));
    } else {
      out.collect(new StreamRecord<>(sent));
    }
  }

  @Override
  public KeyedState<CrowdSlice> state() {
    return new KeyedState<>(
        StoredState.SLICE,
        new CrowdSliceCodec(),
        CrowdSlice::tenant,
        settings.clock(),
        Optional.of(settings.erasing(ErasureSweep.Stage.CROWDS, ledger)),
        List.of(
            // What is known of texts is kept for less than other traffic.
            new KeyedState.Term<>(
                settings.retention().content(),
                slice -> Subject.kindOf(slice.key()) == SubjectKind.CONTENT),
            KeyedState.Term.all(settings.retention().traffic())),
        AT_HAND);
  }

  @Override
  public KeyedMachine<Delivery, CrowdSlice> machine(KeyedTask<CrowdSlice, Delivery> task)
      throws Exception {
    return new Merging(task);
  }

  /** Milliseconds until the next time, after one that took so long. */
  static long pause(long nanos) {
    return Math.max(HAND_OVER_MILLIS, PAUSES * nanos / 1_000_000);
  }

  private final class Merging implements KeyedMachine<Delivery, CrowdSlice> {

    private final KeyedTask<CrowdSlice, Delivery> task;
    private final ListState<Long> stored;
    private final SliceCounts counts;
    private final Runnable repeated;
    private final Counter merged;

    /** Keys of slices of which something is kept; not those from before a restart. */
    private final Set<String> open = new HashSet<>();

    /** Slices that have something to hand over. They are at hand. */
    private final Map<String, CrowdSlice> changed = new LinkedHashMap<>();

    /** What has passed of the slice that is about to be opened, by identities; else null. */
    private List<Long> passed;

    Merging(KeyedTask<CrowdSlice, Delivery> task) throws Exception {
      this.task = task;
      stored = task.restored().getOperatorStateStore().getUnionListState(SEEN);
      long seen = Long.MIN_VALUE;
      for (long each : stored.get()) {
        seen = Math.max(seen, each);
      }
      counts = new SliceCounts(Crowds.WHOLE, seen);
      repeated = RunAccumulators.repeated(task.getRuntimeContext());
      merged = LabelledMetrics.counter(task.getMetricGroup(), "crowd_signals_total");
    }

    @Override
    public void begin() {
      if (settings.clock() == RetentionClock.WALL) {
        handOverIn(HAND_OVER_MILLIS);
      }
    }

    private void handOverIn(long millis) {
      Later.in(
          millis,
          task.getProcessingTimeService(),
          () -> {
            long begun = System.nanoTime();
            flush();
            handOverIn(pause(System.nanoTime() - begun));
          });
    }

    /** Most are of no crowd: no state is read for those. */
    @Override
    public Delivery admitted(String key, Delivery all) {
      Delivery delivery = task.erased().filtered(all);
      passed = null;
      if (delivery instanceof Observation observation) {
        if (!mayBeKept(key, observation.time())) {
          passed = letThrough(key, observation);
        }
        return passed != null || mayBeKept(key, observation.time()) ? delivery : pass(delivery);
      }
      boolean concerns =
          delivery instanceof Withdrawal withdrawal && mayBeKept(key, withdrawal.time());
      return concerns || delivery == null ? delivery : pass(delivery);
    }

    private boolean mayBeKept(String key, long time) {
      return open.contains(key) || counts.mayHaveForgotten(time);
    }

    /** It reaches its subject as it is. */
    private Delivery pass(Delivery delivery) {
      task.output().collect(new StreamRecord<>(delivery));
      return null;
    }

    /** Null if the signal passes as it is; else the identities of those of its slice that did. */
    private List<Long> letThrough(String key, Observation observation) {
      return settled(observation) <= task.watermark()
          ? null
          : counts.count(
              key, observation.identity(), observation.time(), observation.isMergeable());
    }

    /** When, by the watermark, no more signals of an observation's slice come. */
    private static long settled(Observation observation) {
      return Crowds.settledFrom(
          observation.time(), Math.max(0, observation.lateness()), observation.lag());
    }

    @Override
    public Next<CrowdSlice> take(String key, Delivery delivery, CrowdSlice known) {
      CrowdSlice slice = known;
      if (delivery instanceof Withdrawal withdrawal) {
        if (slice == null || !slice.withdraw(withdrawal)) {
          pass(delivery);
        }
      } else {
        Observation observation = (Observation) delivery;
        slice = slice == null ? opened(key, observation) : slice;
        if (slice == null) {
          pass(delivery);
        } else {
          take(slice, observation);
        }
      }
      return slice == null ? Next.gone() : kept(key, slice);
    }

    /** A slice that begins with this signal; null if the signal passes. */
    private CrowdSlice opened(String key, Observation observation) {
      List<Long> whole = passed == null ? letThrough(key, observation) : passed;
      return whole == null
          ? null
          : new CrowdSlice(
              observation.key(), Hash.of(key), Crowds.sliceEnd(observation.time()), whole);
    }

    private void take(CrowdSlice slice, Observation observation) {
      CrowdSlice.Fate fate = slice.take(observation);
      if (fate == CrowdSlice.Fate.WHOLE) {
        pass(observation);
      } else if (fate == CrowdSlice.Fate.REPEATED) {
        repeated.run();
      } else {
        merged.inc();
      }
    }

    private Next<CrowdSlice> kept(String key, CrowdSlice slice) {
      open.add(key);
      if (slice.isChanged()) {
        changed.put(key, slice);
      }
      return Next.due(slice, slice.settledFrom());
    }

    @Override
    public Next<CrowdSlice> due(String key, CrowdSlice slice) {
      if (slice.settledFrom() > task.watermark()) {
        return Next.due(slice, slice.settledFrom());
      }
      storing(key, slice);
      return Next.gone();
    }

    @Override
    public void gone(String key) {
      open.remove(key);
    }

    /** What is stored has handed over all its changes. */
    @Override
    public void storing(String key, CrowdSlice slice) {
      if (changed.remove(key) != null) {
        send(slice);
      }
    }

    private void send(CrowdSlice slice) {
      slice.handOver(each -> task.output().collect(new StreamRecord<>(each)));
    }

    private void handOver(long until) {
      Iterator<CrowdSlice> each = changed.values().iterator();
      while (each.hasNext()) {
        CrowdSlice slice = each.next();
        if (slice.end() <= until) {
          send(slice);
          each.remove();
        }
      }
    }

    @Override
    public void advanced(long before, long watermark) {
      if (settings.clock() == RetentionClock.EVENT) {
        handOver(watermark);
      }
    }

    @Override
    public void flush() {
      handOver(Long.MAX_VALUE);
    }

    @Override
    public void ended() {
      flush();
    }

    @Override
    public void store(long checkpoint) throws Exception {
      stored.update(List.of(counts.until()));
    }
  }
}
