package io.ringfence.jobs.io.files;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Gives everything to the first reader, once. Its checkpoint is whether it has done so.
 *
 * <p>A reader that failed has its split handed back and read from the start: alerts keep their ids,
 * so a repeat overwrites itself.
 */
final class FilesEnumerator implements SplitEnumerator<FilesSplit, Boolean> {

  private final SplitEnumeratorContext<FilesSplit> context;
  private boolean assigned;

  FilesEnumerator(SplitEnumeratorContext<FilesSplit> context, boolean assigned) {
    this.context = context;
    this.assigned = assigned;
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addSplitsBack(List<FilesSplit> splits, int subtask) {
    assigned = assigned && splits.isEmpty();
    if (context.registeredReaders().containsKey(subtask)) {
      addReader(subtask);
    }
  }

  @Override
  public void addReader(int subtask) {
    if (!assigned) {
      assigned = true;
      context.assignSplit(FilesSplit.ALL, subtask);
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public Boolean snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public void close() {}
}
