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
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads its parts in turn, a record of each, so that they stay together in event time. Always from
 * their beginning: a benchmark that fails is not resumed.
 */
final class TapeReader implements SourceReader<Decoded, NumberSequenceSplit> {

  private final SourceReaderContext context;
  private final List<String> files;
  private final RecordReader records;
  private final RunMeter meter;
  private final boolean ends;
  private final List<Open> open = new ArrayList<>();
  private final List<NumberSequenceSplit> assigned = new ArrayList<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean last;
  private int turn;

  TapeReader(
      SourceReaderContext context,
      List<String> files,
      RecordReader records,
      RunMeter meter,
      boolean ends) {
    this.context = context;
    this.files = files;
    this.records = records;
    this.meter = meter;
    this.ends = ends;
  }

  /** Once: then each reader gets as many parts as any other. */
  @Override
  public void start() {
    context.sendSplitRequest();
  }

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
  public List<NumberSequenceSplit> snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return open.isEmpty() ? available : CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<NumberSequenceSplit> splits) {
    assigned.addAll(splits);
    for (NumberSequenceSplit split : splits) {
      for (int part = (int) split.from(); part <= split.to() && part < files.size(); part++) {
        Open opened = new Open(part, mapped(part));
        if (opened.left()) {
          open.add(opened);
        } else {
          meter.ended.increment();
        }
      }
    }
    notifyNoMoreSplits();
  }

  private ByteBuffer mapped(int part) {
    try {
      return Tape.map(Path.of(files.get(part)));
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
    private final int number;
    private final ByteBuffer bytes;
    private SourceOutput<Decoded> output;
    private long next;

    Open(int number, ByteBuffer bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    boolean left() {
      return bytes.hasRemaining();
    }

    SourceOutput<Decoded> output(ReaderOutput<Decoded> all) {
      if (output == null) {
        output = all.createOutputForSplit(Integer.toString(number));
      }
      return output;
    }

    Decoded next(RecordReader records) {
      return records.read(Tape.next(bytes), new Position("tape", number, next++));
    }
  }
}
