package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files, folders and standard input as one bounded source: raw lines, decoded where they are read,
 * merged by event time. For parallelism 1. A restart reads from the beginning: alerts keep their
 * ids, so a repeat overwrites itself.
 */
record FilesSource(List<String> names, Decoding decoding, long received)
    implements Source<Decoded, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

  /**
   * All inputs are one split: they are merged by event time, so one reader has to read them all.
   */
  private static final NumberSequenceSource ONE = new NumberSequenceSource(0, 0);

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
  public SourceReader<Decoded, NumberSequenceSplit> createReader(SourceReaderContext context) {
    if (context.currentParallelism() > 1) {
      throw new IllegalStateException("files are merged by one reader");
    }
    List<Input> inputs = names.stream().map(Input::new).toList();
    return new FilesReader(context, new MergedInputs(inputs, decoding.reader(), received));
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context) {
    return ONE.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> left) {
    return ONE.restoreEnumerator(context, left);
  }

  @Override
  public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
    return ONE.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
      getEnumeratorCheckpointSerializer() {
    return ONE.getEnumeratorCheckpointSerializer();
  }
}
