package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads the merged inputs once, from start to end, in the task's own thread: a scan has nothing
 * else to do while it waits for a disk. It begins when it has heard all that the enumerator has to
 * say: if a task is over before an event has reached it, Flink may take the event for lost and fail
 * the job.
 */
final class FilesReader implements SourceReader<Decoded, NumberSequenceSplit> {

  private final SourceReaderContext context;
  private final MergedInputs inputs;
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final List<NumberSequenceSplit> assigned = new ArrayList<>();

  FilesReader(SourceReaderContext context, MergedInputs inputs) {
    this.context = context;
    this.inputs = inputs;
  }

  /** The first request is answered with everything, the second with that nothing more comes. */
  @Override
  public void start() {
    context.sendSplitRequest();
    context.sendSplitRequest();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Decoded> output) throws Exception {
    if (!told.isDone()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    Decoded record = assigned.isEmpty() ? null : inputs.next();
    if (record == null) {
      return InputStatus.END_OF_INPUT;
    }
    output.collect(record);
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public List<NumberSequenceSplit> snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return told;
  }

  @Override
  public void addSplits(List<NumberSequenceSplit> splits) {
    assigned.addAll(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    told.complete(null);
  }

  @Override
  public void close() throws IOException {
    inputs.close();
  }
}
