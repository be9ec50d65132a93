package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.WorkerClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader of traffic that makes the watermarks of its partitions ({@link PartitionPace} says what
 * they are), and reads backlogs in step: a partition that is ahead of another with a backlog is
 * paused. What has no backlog never is. It looks a few times a second at what it reads, also where
 * nothing comes.
 */
final class PacedReader implements SourceReader<Decoded, KafkaPartitionSplit> {

  private static final double SECOND = 1000;

  private static final long BEAT_MILLIS = 100;

  /** A reader that could not read is no sign of silence. */
  private static final long LONGEST_BEAT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

  private final SourceReader<Decoded, KafkaPartitionSplit> reader;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reader-beat");
            thread.setDaemon(true);
            return thread;
          });

  private ScheduledFuture<?> beating;
  private volatile boolean due;
  private volatile CompletableFuture<Void> nextBeat = new CompletableFuture<>();
  private long lastBeat = System.nanoTime();

  private final SourceReaderContext context;
  private final Sources sources;
  private final EndOffsets ends;
  private final AppendTime appendTime;
  private final ReaderPace pace;
  private final Map<String, PartitionPace> partitions = new HashMap<>();
  private final Map<TopicPartition, String> ids = new HashMap<>();
  private long emptyNanos;
  private PaceReport reported = PaceReport.NOTHING;
  private boolean clockDue;
  private PacedOutput paced;

  /**
   * Reads what another reader reads.
   *
   * @param reader has not been started
   * @param silence see {@link ReaderPace}
   * @param bounded whether the partitions are read to an end: then each is waited for
   * @param appendTime of the record that the reader hands on
   */
  PacedReader(
      SourceReader<Decoded, KafkaPartitionSplit> reader,
      SourceReaderContext context,
      Sources sources,
      Duration silence,
      boolean bounded,
      EndOffsets ends,
      AppendTime appendTime) {
    this.reader = reader;
    this.context = context;
    this.sources = sources;
    this.ends = ends;
    this.appendTime = appendTime;
    this.pace = new ReaderPace(silence, !bounded, context.currentParallelism() == 1, ends);
    LabelledMetrics.gauge(
        context.metricGroup(), "clock_offset_seconds", () -> WorkerClock.offset() / SECOND);
  }

  @Override
  public void start() {
    reader.start();
    beating =
        beats.scheduleAtFixedRate(this::wake, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** In the thread of the beats; all else is in the task's. */
  private void wake() {
    due = true;
    CompletableFuture<Void> waiting = nextBeat;
    nextBeat = new CompletableFuture<>();
    waiting.complete(null);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> records = reader.isAvailable();
    if (records.isDone()) {
      return records;
    }
    CompletableFuture<Void> beat = nextBeat;
    return due ? NOW : CompletableFuture.anyOf(records, beat).thenApply(any -> null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Decoded> output) throws Exception {
    if (due) {
      due = false;
      long now = System.nanoTime();
      beat(Math.min(now - lastBeat, LONGEST_BEAT_NANOS), output);
      lastBeat = now;
    }
    return reader.pollNext(replaced(output));
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    reader.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    return reader.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    reader.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    reader.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void close() throws IOException {
    ends.close();
    if (beating != null) {
      beating.cancel(false);
    }
    beats.shutdownNow();
    try {
      reader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** What the reader writes to, in place of its output. */
  private ReaderOutput<Decoded> replaced(ReaderOutput<Decoded> output) {
    if (paced == null || paced.output != output) {
      paced = new PacedOutput(output);
    }
    return paced;
  }

  /**
   * Time has passed in which there could have been records.
   *
   * @param nanos since the last beat
   */
  private void beat(long nanos, ReaderOutput<Decoded> output) {
    clockDue = true;
    emptyNanos = partitions.isEmpty() ? emptyNanos + nanos : 0;
    if (emptyNanos >= pace.silenceNanos()) {
      output.markIdle(); // there may be fewer partitions than readers
    }
    pace.ask(nanos, ids.keySet());
    PaceReport own = PaceReport.NOTHING;
    for (Map.Entry<String, PartitionPace> each : partitions.entrySet()) {
      PartitionPace partition = each.getValue();
      partition.beat(nanos, output.createOutputForSplit(each.getKey()));
      own =
          own.with(
              new PaceReport(
                  partition.leads() ? partition.reached() : Long.MIN_VALUE,
                  partition.hasBacklog() ? partition.front() : Long.MAX_VALUE));
    }
    pace.ownIs(own);
    if (pace.paced() && !own.equals(reported)) {
      reported = own;
      context.sendSourceEventToCoordinator(own);
    }
    align();
  }

  /** Pauses what is read too far ahead, and resumes what no longer is. */
  private void align() {
    List<String> toPause = new ArrayList<>();
    List<String> toResume = new ArrayList<>();
    for (Map.Entry<String, PartitionPace> each : partitions.entrySet()) {
      PartitionPace partition = each.getValue();
      boolean ahead = partition.isAhead();
      if (ahead != partition.isPaused()) {
        partition.pause(ahead);
        (ahead ? toPause : toResume).add(each.getKey());
      }
    }
    if (!toPause.isEmpty() || !toResume.isEmpty()) {
      pauseOrResumeSplits(toPause, toResume);
    }
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof PaceReport told) {
      pace.allIs(told);
    } else {
      reader.handleSourceEvents(event);
    }
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    for (KafkaPartitionSplit split : splits) {
      ids.put(split.getTopicPartition(), split.splitId());
      partitions.computeIfAbsent(split.splitId(), id -> added(split));
    }
    reader.addSplits(splits);
  }

  private PartitionPace added(KafkaPartitionSplit split) {
    TopicPartition partition = split.getTopicPartition();
    PartitionPace added = new PartitionPace(partition, split.getStartingOffset(), pace, sources);
    LabelledMetrics.gauge(
        context.metricGroup(),
        "feed_behind_seconds",
        () -> behind(added) / SECOND,
        "topic",
        partition.topic(),
        "partition",
        Integer.toString(partition.partition()));
    return added;
  }

  /** Looks at the worker's clock, a few times a second, where a record has just been written. */
  private void compareClocks(TopicPartition partition, long offset) {
    long appended = appendTime.last();
    if (appended != AppendTime.UNKNOWN && pace.isNew(partition, offset)) {
      clockDue = false;
      WorkerClock.compare(System.currentTimeMillis(), appended);
    }
  }

  private long behind(PartitionPace partition) {
    long furthest = pace.furthest();
    long reached = partition.reached();
    return furthest == Long.MIN_VALUE || reached == Long.MIN_VALUE
        ? 0
        : Math.max(0, furthest - reached);
  }

  /** Where the reader writes to: the records of a partition pass by its pace. */
  private final class PacedOutput implements ReaderOutput<Decoded> {

    private final ReaderOutput<Decoded> output;

    PacedOutput(ReaderOutput<Decoded> output) {
      this.output = output;
    }

    @Override
    public SourceOutput<Decoded> createOutputForSplit(String id) {
      return new PartitionOutput(partitions.get(id), output.createOutputForSplit(id));
    }

    @Override
    public void releaseOutputForSplit(String id) {
      ids.remove(partitions.remove(id).partition());
      output.releaseOutputForSplit(id);
    }

    @Override
    public void collect(Decoded decoded) {
      output.collect(decoded);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      output.collect(decoded, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }

  /** The reader makes records; watermarks and idleness are the pace's alone. */
  private final class PartitionOutput implements SourceOutput<Decoded> {

    private final PartitionPace partition;
    private final SourceOutput<Decoded> output;

    PartitionOutput(PartitionPace partition, SourceOutput<Decoded> output) {
      this.partition = partition;
      this.output = output;
    }

    @Override
    public void collect(Decoded decoded) {
      if (clockDue) {
        compareClocks(partition.partition(), decoded.position().offset());
      }
      partition.read(decoded, output);
      if (!partition.isPaused() && partition.isAhead()) {
        align();
      }
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      collect(decoded);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new IllegalStateException("the reader of Kafka has no watermarks of its own");
    }

    @Override
    public void markIdle() {
      throw new IllegalStateException("the reader of Kafka does not know what is idle");
    }

    @Override
    public void markActive() {
      throw new IllegalStateException("the reader of Kafka does not know what is idle");
    }
  }
}
