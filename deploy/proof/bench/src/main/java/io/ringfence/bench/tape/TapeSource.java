package io.ringfence.bench.tape;

import io.ringfence.bench.measure.RunMeter;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.Decoding;
import java.util.Collection;
import java.util.List;
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
 * A tape as a source: bytes from memory, decoded where they are read, as fast as they are taken.
 * The numbers of its parts are dealt out to the readers.
 */
final class TapeSource
    implements Source<Decoded, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

  private final String run;
  private final List<String> parts;
  private final NumberSequenceSource numbers;
  private final Decoding decoding;
  private final boolean ends;

  /**
   * The tape for one run.
   *
   * @param run whose meter counts
   * @param ends whether the job ends with the tape; else it waits to be cancelled, its state as it
   *     was at the end
   */
  TapeSource(String run, Tape tape, Decoding decoding, boolean ends) {
    this.run = run;
    this.parts = tape.parts();
    this.numbers = new NumberSequenceSource(0, Math.max(0, parts.size() - 1));
    this.decoding = decoding;
    this.ends = ends;
  }

  @Override
  public Boundedness getBoundedness() {
    return ends ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Decoded, NumberSequenceSplit> createReader(SourceReaderContext context) {
    return new TapeReader(context, parts, decoding.reader(), RunMeter.of(run), ends);
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context) {
    return numbers.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> left) {
    return numbers.restoreEnumerator(context, left);
  }

  @Override
  public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
    return numbers.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
      getEnumeratorCheckpointSerializer() {
    return numbers.getEnumeratorCheckpointSerializer();
  }
}
