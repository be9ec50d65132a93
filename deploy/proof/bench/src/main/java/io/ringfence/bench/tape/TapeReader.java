package io.ringfence.bench.tape;

import io.ringfence.bench.measure.RunMeter;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Position;
import io.ringfence.jobs.io.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads its parts in turn, a record of each, so that they stay together in event time. */
final class TapeReader implements SourceReader<Decoded, TapeSplit> {

  private final List<String> files;
  private final RecordReader records;
  private final RunMeter meter;
  private final boolean ends;
  private final List<Open> open = new ArrayList<>();
  private final List<TapeSplit> assigned = new ArrayList<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean last;
  private int turn;

  TapeReader(List<String> files, RecordReader records, RunMeter meter, boolean ends) {
    this.files = files;
    this.records = records;
    this.meter = meter;
    this.ends = ends;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<Decoded> output) {
    if (open.isEmpty()) {
      if (last && ends) {
        return InputStatus.END_OF_INPUT;
      }
      available = last ? new CompletableFuture<>() : available;
      return InputStatus.NOTHING_AVAILABLE;
    }
    turn = turn + 1 < open.size() ? turn + 1 : 0;
    Open part = open.get(turn);
    Decoded record = part.next(records);
    SourceOutput<Decoded> to = part.output(output);
    if (record instanceof Read read) {
      to.collect(record, read.signal().time());
    } else {
      to.collect(record);
    }
    meter.read.increment();
    if (!part.left()) {
      open.remove(turn);
      meter.ended.increment();
    }
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public List<TapeSplit> snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return open.isEmpty() ? available : CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<TapeSplit> splits) {
    for (TapeSplit split : splits) {
      Open part = new Open(split, mapped(split));
      assigned.add(split);
      if (part.left()) {
        open.add(part);
      } else {
        meter.ended.increment();
      }
    }
    available.complete(null);
  }

  private ByteBuffer mapped(TapeSplit split) {
    try {
      return Tape.map(Path.of(files.get(split.part())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    last = true;
    available.complete(null);
  }

  @Override
  public void close() {}

  private static final class Open {
    final TapeSplit split;
    private final ByteBuffer bytes;
    private SourceOutput<Decoded> output;
    private long number;

    Open(TapeSplit split, ByteBuffer bytes) {
      this.split = split;
      this.bytes = bytes;
    }

    boolean left() {
      return bytes.hasRemaining();
    }

    SourceOutput<Decoded> output(ReaderOutput<Decoded> all) {
      if (output == null) {
        output = all.createOutputForSplit(split.splitId());
      }
      return output;
    }

    Decoded next(RecordReader records) {
      return records.read(Tape.next(bytes), new Position("tape", split.part(), number++));
    }
  }
}
