package io.ringfence.jobs.io.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.FlinkRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assigns partitions as another enumerator does, once the job may start, and tells every reader how
 * far the partitions in step and the backlogs have got over all readers. Nothing of that is stored:
 * readers report again after a restart.
 *
 * <p>A job without restored state is held against {@link TopicsAtStart} first. A failover is none:
 * the state of this enumerator is restored, or nothing has been committed yet.
 */
final class PacedEnumerator implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {

  private static final Logger LOG = LoggerFactory.getLogger(PacedEnumerator.class);

  private static final long TELL_MILLIS = 100;

  private static final long LOOK_MILLIS = 1000;

  /**
   * Where the partitions in step fall silent, the others are held against what was reached for so
   * long. After that they are in step with each other, or event time would stand still for good.
   */
  private static final long FORGET_AFTER = Duration.ofMinutes(10).toMillis() / TELL_MILLIS;

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final TopicsAtStart start;
  private final boolean mayBegin;
  private final Map<Integer, PaceReport> reported = new HashMap<>();
  private final Map<Integer, PaceReport> told = new HashMap<>();
  private long furthest = Long.MIN_VALUE;
  private long unmoved;

  /** Read by the thread that looks, too. */
  private volatile boolean begun;

  /**
   * Assigns what another enumerator assigns.
   *
   * @param mayBegin whether nothing has to be asked before
   */
  PacedEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      TopicsAtStart start,
      boolean mayBegin) {
    this.enumerator = enumerator;
    this.context = context;
    this.start = start;
    this.mayBegin = mayBegin;
  }

  @Override
  public void start() {
    context.callAsync(() -> true, (done, failure) -> tell(), TELL_MILLIS, TELL_MILLIS);
    if (mayBegin) {
      begin();
    } else {
      context.callAsync(start::refusal, this::refuseOrBegin);
    }
  }

  private void refuseOrBegin(Optional<String> refusal, Throwable failure) {
    check(failure);
    if (refusal.isPresent()) {
      // Another attempt would be no different: the job fails for good.
      throw new SuppressRestartsException(new IllegalStateException(refusal.get()));
    }
    if (!start.isFresh()) {
      begin();
      return;
    }
    LOG.info("Traffic waits until the control topics and the alerts have been read.");
    context.callAsync(
        () -> {
          start.prepare();
          return true;
        },
        (done, unprepared) -> {
          check(unprepared);
          context.callAsync(
              () -> !begun && start.isPrepared(), this::beginOnce, LOOK_MILLIS, LOOK_MILLIS);
        });
  }

  private void beginOnce(boolean prepared, Throwable failure) {
    if (failure != null) {
      LOG.warn("How far the control topics have been read is not known yet.", failure);
    } else if (prepared && !begun) {
      begin();
    }
  }

  private static void check(Throwable failure) {
    if (failure != null) {
      throw new FlinkRuntimeException("What earlier runs have left is not known", failure);
    }
  }

  private void begin() {
    begun = true;
    enumerator.start();
  }

  private void tell() {
    PaceReport now = reported.values().stream().reduce(PaceReport.NOTHING, PaceReport::with);
    unmoved = now.furthest() > furthest ? 0 : unmoved + 1;
    furthest = unmoved >= FORGET_AFTER ? now.furthest() : Math.max(furthest, now.furthest());
    PaceReport all = new PaceReport(furthest, now.backlog());
    for (int reader : context.registeredReaders().keySet()) {
      if (!all.equals(told.put(reader, all))) {
        context.sendEventToSourceReader(reader, all);
      }
    }
  }

  @Override
  public void handleSourceEvent(int reader, SourceEvent event) {
    if (event instanceof PaceReport report) {
      reported.put(reader, report);
    } else {
      enumerator.handleSourceEvent(reader, event);
    }
  }

  @Override
  public void addReader(int reader) {
    reported.remove(reader);
    told.remove(reader);
    enumerator.addReader(reader);
  }

  @Override
  public void handleSplitRequest(int reader, String host) {
    enumerator.handleSplitRequest(reader, host);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> splits, int reader) {
    enumerator.addSplitsBack(splits, reader);
  }

  @Override
  public KafkaSourceEnumState snapshotState(long checkpoint) throws Exception {
    return enumerator.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    enumerator.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    enumerator.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void close() throws IOException {
    enumerator.close();
  }
}
