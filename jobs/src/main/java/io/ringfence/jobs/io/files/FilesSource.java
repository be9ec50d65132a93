package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files, folders and standard input as one bounded source: raw lines, decoded where they are read,
 * merged by event time. For parallelism 1. A restart reads from the beginning.
 */
record FilesSource(List<String> names, Decoding decoding, long received)
    implements Source<Decoded, FilesSplit, FilesSplit> {

  /**
   * A source of these inputs, which are looked at but not read yet.
   *
   * @param names files, folders, or {@code -} for standard input
   * @param received when they were written, for records that do not say the year
   * @throws IOException if one of them cannot be read, so that nobody waits for a job to say so
   */
  static FilesSource of(List<String> names, Decoding decoding, OptionalLong received)
      throws IOException {
    List<Input> inputs = Input.named(names, file -> decoding.isFeed(file));
    return new FilesSource(
        inputs.stream().map(Input::name).toList(), decoding, received.orElse(RecordReader.UNKNOWN));
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Decoded, FilesSplit> createReader(SourceReaderContext context) {
    if (context.currentParallelism() > 1) {
      throw new IllegalStateException("files are merged by one reader");
    }
    List<Input> inputs = names.stream().map(Input::new).toList();
    return new FilesReader(new MergedInputs(inputs, decoding.reader(), received));
  }

  @Override
  public SplitEnumerator<FilesSplit, FilesSplit> createEnumerator(
      SplitEnumeratorContext<FilesSplit> context) {
    return new Enumerator(context);
  }

  @Override
  public SplitEnumerator<FilesSplit, FilesSplit> restoreEnumerator(
      SplitEnumeratorContext<FilesSplit> context, FilesSplit all) {
    return new Enumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<FilesSplit> getSplitSerializer() {
    return FilesSplit.SERIALIZER;
  }

  @Override
  public SimpleVersionedSerializer<FilesSplit> getEnumeratorCheckpointSerializer() {
    return FilesSplit.SERIALIZER;
  }

  /**
   * Gives everything to the one reader. Nothing has to be remembered: a reader that is there again
   * reads from the start, and alerts keep their ids, so a repeat overwrites itself.
   */
  private record Enumerator(SplitEnumeratorContext<FilesSplit> context)
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
}
