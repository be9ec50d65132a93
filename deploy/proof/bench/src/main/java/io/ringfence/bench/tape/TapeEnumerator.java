package io.ringfence.bench.tape;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Deals the parts out to the readers, as partitions of a topic are. Remembers nothing: any split is
 * stored in its place.
 */
final class TapeEnumerator implements SplitEnumerator<TapeSplit, TapeSplit> {

  private final SplitEnumeratorContext<TapeSplit> context;
  private final int parts;

  TapeEnumerator(SplitEnumeratorContext<TapeSplit> context, int parts) {
    this.context = context;
    this.parts = parts;
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addSplitsBack(List<TapeSplit> splits, int subtask) {}

  @Override
  public void addReader(int subtask) {
    for (int part = subtask; part < parts; part += context.currentParallelism()) {
      context.assignSplit(new TapeSplit(part), subtask);
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public TapeSplit snapshotState(long checkpoint) {
    return new TapeSplit(0);
  }

  @Override
  public void close() {}
}
