package io.ringfence.bench.tape;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A topic on which nothing comes: what a job pays for being ready to hear of changed rules is part
 * of what is measured.
 */
final class SilentSource<T> implements Source<T, TapeSplit, Boolean> {

  private static final long serialVersionUID = 1;

  private final boolean ends;

  /**
   * A source without records.
   *
   * @param ends whether it ends at once
   */
  SilentSource(boolean ends) {
    this.ends = ends;
  }

  @Override
  public Boundedness getBoundedness() {
    return ends ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<T, TapeSplit> createReader(SourceReaderContext context) {
    return new Reader();
  }

  @Override
  public SplitEnumerator<TapeSplit, Boolean> createEnumerator(
      SplitEnumeratorContext<TapeSplit> context) {
    return new TapeEnumerator(context, 0);
  }

  @Override
  public SplitEnumerator<TapeSplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<TapeSplit> context, Boolean nothing) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
    return TapeSplit.SERIALIZER;
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return TapeSource.NOTHING;
  }

  private final class Reader implements SourceReader<T, TapeSplit> {
    private final CompletableFuture<Void> never = new CompletableFuture<>();

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
      return ends ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<TapeSplit> snapshotState(long checkpoint) {
      return List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return ends ? CompletableFuture.completedFuture(null) : never;
    }

    @Override
    public void addSplits(List<TapeSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
