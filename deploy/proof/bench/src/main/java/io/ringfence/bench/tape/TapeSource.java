package io.ringfence.bench.tape;

import io.ringfence.bench.measure.RunMeter;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.Decoding;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A tape as a source: bytes from memory, decoded where they are read, as fast as they are taken.
 */
final class TapeSource implements Source<Decoded, TapeSplit, TapeSplit> {

  private final String run;
  private final List<String> parts;
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
    this.decoding = decoding;
    this.ends = ends;
  }

  @Override
  public Boundedness getBoundedness() {
    return ends ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Decoded, TapeSplit> createReader(SourceReaderContext context) {
    return new TapeReader(parts, decoding.reader(), RunMeter.of(run), ends);
  }

  @Override
  public SplitEnumerator<TapeSplit, TapeSplit> createEnumerator(
      SplitEnumeratorContext<TapeSplit> context) {
    return new TapeEnumerator(context, parts.size());
  }

  @Override
  public SplitEnumerator<TapeSplit, TapeSplit> restoreEnumerator(
      SplitEnumeratorContext<TapeSplit> context, TapeSplit nothing) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
    return TapeSplit.SERIALIZER;
  }

  @Override
  public SimpleVersionedSerializer<TapeSplit> getEnumeratorCheckpointSerializer() {
    return TapeSplit.SERIALIZER;
  }
}
