package io.ringfence.jobs.io.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * A reader of Kafka that also looks a few times a second at what it reads, also where nothing
 * comes.
 */
abstract class BeatingReader<T> implements SourceReader<T, KafkaPartitionSplit> {

  private static final long BEAT_MILLIS = 100;

  /** A reader that could not read is no sign of silence. */
  private static final long LONGEST_BEAT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

  private final SourceReader<T, KafkaPartitionSplit> reader;
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

  /**
   * Reads what another reader reads.
   *
   * @param reader has not been started
   */
  BeatingReader(SourceReader<T, KafkaPartitionSplit> reader) {
    this.reader = reader;
  }

  /**
   * Time has passed in which there could have been records.
   *
   * @param nanos since the last beat
   */
  abstract void beat(long nanos, ReaderOutput<T> output);

  /** What the reader writes to, in place of its output. */
  abstract ReaderOutput<T> replaced(ReaderOutput<T> output);

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
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    if (due) {
      due = false;
      long now = System.nanoTime();
      beat(Math.min(now - lastBeat, LONGEST_BEAT_NANOS), output);
      lastBeat = now;
    }
    return reader.pollNext(replaced(output));
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    reader.addSplits(splits);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    reader.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
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
}
