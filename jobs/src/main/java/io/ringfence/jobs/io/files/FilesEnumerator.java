package io.ringfence.jobs.io.files;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Gives everything to the one reader. Nothing has to be remembered: a reader that is there again
 * reads from the start, and alerts keep their ids, so a repeat overwrites itself.
 */
record FilesEnumerator(SplitEnumeratorContext<FilesSplit> context)
    implements SplitEnumerator<FilesSplit, FilesSplit> {

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addSplitsBack(List<FilesSplit> splits, int subtask) {
    if (context.registeredReaders().containsKey(subtask)) {
      addReader(subtask);
    }
  }

  @Override
  public void addReader(int subtask) {
    context.assignSplit(FilesSplit.ALL, subtask);
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public FilesSplit snapshotState(long checkpoint) {
    return FilesSplit.ALL;
  }

  @Override
  public void close() {}
}
