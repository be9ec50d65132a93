package io.ringfence.jobs.admission;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Passed;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.metrics.FeedMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.RecordSeal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Behind a reader and chained to it: lets signals in, turns the late ones away, and counts. What is
 * turned away goes to side outputs, whole. A signal is late by what its source had reached in its
 * partition. That is stored: after a restart the same records are late as without it.
 */
public final class AdmitOperator extends AbstractStreamOperator<Signal>
    implements OneInputStreamOperator<Decoded, Signal> {

  public static final OutputTag<Refusal> REJECTED =
      new OutputTag<>("rejected", StreamTypes.REFUSAL);
  public static final OutputTag<Refusal> LATE = new OutputTag<>("late", StreamTypes.REFUSAL);

  static final ListStateDescriptor<PartitionProgress.Stored> ADMISSIONS =
      new ListStateDescriptor<>("admissions", new CodecSerializer<>(PartitionProgressCodec.class));

  private record Partition(String origin, int partition) {
    /** All files are one: they are merged by event time before they get here. */
    static Partition of(Position position) {
      return position.file()
          ? new Partition("", -1)
          : new Partition(position.origin(), position.partition());
    }
  }

  /** Of what comes from a topic that the feed does not name, such as a file. */
  private static final String OTHER = "other";

  private final Sources sources;
  private final SecretKey sealKey;
  private final String stream;
  private final List<String> topics;
  private final boolean endless;

  /** Read by whoever reports metrics, too. */
  private transient Map<Partition, PartitionProgress> admissions;

  private transient Partition lastPartition;
  private transient PartitionProgress lastAdmission;
  private transient FeedMetrics lastMeter;

  /** By topic: those of the feed, and one for all others. */
  private transient Map<String, FeedMetrics> meters;

  /**
   * Of all partitions, also those that another task goes on with: nobody knows which. The first
   * task stores it for all, so that what is stored does not grow with the number of tasks; where a
   * task has read on since, its own counts.
   */
  private transient Map<Partition, PartitionProgress.Stored> unclaimed;

  private transient boolean first;

  /** Of all partitions as they were restored, in the first task; in the others none. */
  private transient List<PartitionProgress.Stored> restored;

  private transient ListState<PartitionProgress.Stored> stored;
  private transient LongCounter read;
  private transient LongCounter bytes;
  private transient LongCounter accepted;
  private transient LongCounter rejected;
  private transient LongCounter late;
  private transient LongCounter passed;
  private transient SourceProgress all;
  private transient RecordSeal seal;
  private transient long emitted;

  /**
   * Of a feed.
   *
   * @param sealKey of the seals of derived listings; of a feed that has none, none
   */
  public AdmitOperator(Sources sources, SecretKey sealKey, DecodedFeed feed) {
    this.sources = sources;
    this.sealKey = sealKey;
    stream = feed.name();
    topics = feed.topics();
    endless = feed.endless();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = context.getOperatorStateStore().getUnionListState(ADMISSIONS);
    admissions = new ConcurrentHashMap<>();
    unclaimed = new HashMap<>();
    for (PartitionProgress.Stored each : stored.get()) {
      Partition partition = new Partition(each.origin(), each.partition());
      unclaimed.merge(partition, each, PartitionProgress.Stored::later);
    }
    first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    restored = first ? List.copyOf(unclaimed.values()) : List.of();
    all = new SourceProgress(sources);
    emitted = Long.MIN_VALUE;
  }

  @Override
  public void open() throws Exception {
    super.open();
    seal = sealKey.listingSeal();
    bytes = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.BYTES);
    read = count(RunAccumulators.READ, PartitionProgress.Stored::read);
    accepted = count(RunAccumulators.ACCEPTED, PartitionProgress.Stored::accepted);
    rejected = count(RunAccumulators.REJECTED, PartitionProgress.Stored::rejected);
    late = count(RunAccumulators.LATE, PartitionProgress.Stored::late);
    passed = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.PASSED);
    meters = new HashMap<>();
    (topics.isEmpty() ? List.of(OTHER) : topics).forEach(this::meter);
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private FeedMetrics meter(String topic) {
    return meters.computeIfAbsent(
        topics.contains(topic) ? topic : OTHER,
        name -> new FeedMetrics(getMetricGroup(), stream, name, now()));
  }

  /**
   * A gauge, of which only the sum over all tasks means something: what was counted before a
   * restart is reported by the first task, whichever task reads the partition now.
   */
  private LongCounter count(String name, ToLongFunction<PartitionProgress.Stored> of) {
    long base = restored.stream().mapToLong(of).sum();
    Gauge<Long> sum =
        () -> {
          long total = base;
          for (PartitionProgress each : admissions.values()) {
            total += of.applyAsLong(each.counts()) - of.applyAsLong(each.before);
          }
          return total;
        };
    getMetricGroup().gauge(name, sum);
    return RunAccumulators.counter(getRuntimeContext(), name);
  }

  @Override
  public void processElement(StreamRecord<Decoded> element) {
    Decoded decoded = checked(element.getValue());
    if (decoded instanceof Read own && derived(own.signal())) {
      bytes.add(own.raw().length + 1L);
      output.collect(element.replace(own.signal()));
      return;
    }
    PartitionProgress admission = admission(decoded.position());
    if (decoded instanceof Passed line) {
      passed.add(1);
      bytes.add(line.length() + 1);
      lastMeter.passed(line.kind(), now());
      return;
    }
    admission.read++;
    read.add(1);
    lastMeter.read(now());
    if (decoded instanceof Read record) {
      bytes.add(record.raw().length + 1L);
      if (admission.admit(record.signal())) {
        accepted.add(1);
        lastMeter.accepted(record.signal());
        all.accept(record.signal());
        output.collect(element.replace(record.signal()));
      } else {
        late.add(1);
        lastMeter.refused(RefusalReason.LATE);
        output.collect(LATE, new StreamRecord<>(refusal(record)));
      }
    } else {
      admission.rejected++;
      rejected.add(1);
      Refusal refusal = ((Refused) decoded).refusal();
      lastMeter.refused(refusal.reason());
      bytes.add(refusal.length() + 1);
      output.collect(REJECTED, new StreamRecord<>(refusal));
    }
  }

  /**
   * Listings that follow from alerts or links, and are read back, are no input: they are counted
   * nowhere, and advance no clock.
   */
  private static boolean derived(Signal signal) {
    return signal instanceof Listing listing && !listing.origin().id().isEmpty();
  }

  /** A record as it is to be taken: derived listings that the job has not written are refused. */
  private Decoded checked(Decoded decoded) {
    if (decoded instanceof Read own && derived(own.signal()) && !seal.intact(own.raw())) {
      return new Refused(
          new Refusal(
              RefusalReason.FORGED,
              "seal",
              "a derived listing that this job has not written",
              own.position(),
              own.raw()));
    }
    return decoded;
  }

  private static Refusal refusal(Read late) {
    return new Refusal(
        RefusalReason.LATE,
        "time",
        "more than its source's lateness behind what the source had reached",
        late.position(),
        late.raw());
  }

  private PartitionProgress admission(Position position) {
    Partition partition = Partition.of(position);
    if (!partition.equals(lastPartition)) {
      lastPartition = partition;
      lastAdmission = admissions.computeIfAbsent(partition, this::claimed);
      lastMeter = meter(partition.origin());
    }
    return lastAdmission;
  }

  private PartitionProgress claimed(Partition partition) {
    PartitionProgress.Stored before = unclaimed.remove(partition);
    return before == null ? new PartitionProgress(sources) : new PartitionProgress(sources, before);
  }

  /**
   * Event time follows the reader's watermark. Where there is an end, it goes no further than what
   * every active source has reached over all partitions: a reader gives up its partitions one by
   * one, and would otherwise end at another time than a scan of the same records.
   */
  @Override
  public void processWatermark(Watermark mark) {
    long time = mark.getTimestamp();
    if (time == Long.MAX_VALUE) {
      emit(all.watermark());
    } else {
      time = endless ? time : Math.min(time, all.watermark());
      for (PartitionProgress each : admissions.values()) {
        time = Math.min(time, each.limit(mark.getTimestamp()));
      }
    }
    emit(time);
  }

  private void emit(long time) {
    if (time > emitted) {
      emitted = time;
      output.emitWatermark(new Watermark(time));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stored.clear();
    for (Map.Entry<Partition, PartitionProgress> each : admissions.entrySet()) {
      stored.add(each.getValue().stored(each.getKey().origin(), each.getKey().partition()));
    }
    if (first) {
      stored.addAll(List.copyOf(unclaimed.values()));
    }
  }
}
