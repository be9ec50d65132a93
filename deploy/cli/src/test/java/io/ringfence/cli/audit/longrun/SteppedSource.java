package io.ringfence.cli.audit.longrun;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Position;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.simulator.output.SimulatedRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads a {@link SteppedFeed}, from where a savepoint says. */
record SteppedSource(String feed, Decoding decoding)
    implements Source<Decoded, SteppedSource.Part, Boolean> {

  private static final long serialVersionUID = 1;

  /** How far a part has been read. */
  record Part(int number, int position) implements SourceSplit {
    @Override
    public String splitId() {
      return Integer.toString(number);
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Decoded, Part> createReader(SourceReaderContext context) {
    return new Reader(SteppedFeed.of(feed), decoding.reader());
  }

  @Override
  public SplitEnumerator<Part, Boolean> createEnumerator(SplitEnumeratorContext<Part> context) {
    return new Enumerator(context, false);
  }

  @Override
  public SplitEnumerator<Part, Boolean> restoreEnumerator(
      SplitEnumeratorContext<Part> context, Boolean assigned) {
    return new Enumerator(context, assigned);
  }

  @Override
  public SimpleVersionedSerializer<Part> getSplitSerializer() {
    return new Serializer<>() {
      @Override
      public byte[] serialize(Part part) {
        return ByteBuffer.allocate(2 * Integer.BYTES)
            .putInt(part.number())
            .putInt(part.position())
            .array();
      }

      @Override
      public Part deserialize(int version, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Part(buffer.getInt(), buffer.getInt());
      }
    };
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new Serializer<>() {
      @Override
      public byte[] serialize(Boolean assigned) {
        return new byte[] {(byte) (assigned ? 1 : 0)};
      }

      @Override
      public Boolean deserialize(int version, byte[] bytes) {
        return bytes[0] == 1;
      }
    };
  }

  private abstract static class Serializer<T> implements SimpleVersionedSerializer<T> {
    @Override
    public int getVersion() {
      return 1;
    }
  }

  /** Gives each part away once: afterwards the readers' state has it. */
  private static final class Enumerator implements SplitEnumerator<Part, Boolean> {

    private final SplitEnumeratorContext<Part> context;
    private final boolean restored;

    Enumerator(SplitEnumeratorContext<Part> context, boolean restored) {
      this.context = context;
      this.restored = restored;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<Part> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {
      for (int part = subtask; part < SteppedFeed.PARTS && !restored; ) {
        context.assignSplit(new Part(part, 0), subtask);
        part += context.currentParallelism();
      }
    }

    @Override
    public Boolean snapshotState(long checkpoint) {
      return true;
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements SourceReader<Decoded, Part> {

    private final SteppedFeed feed;
    private final RecordReader records;
    private final List<Part> parts = new ArrayList<>();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();

    Reader(SteppedFeed feed, RecordReader records) {
      this.feed = feed;
      this.records = records;
    }

    @Override
    public void start() {}

    /** The earliest of all parts, so that they stay together in event time. */
    @Override
    public InputStatus pollNext(ReaderOutput<Decoded> output) {
      int next = next();
      if (next < 0) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      Part part = parts.get(next);
      byte[] json = feed.at(part.number(), part.position()).json();
      Decoded record = records.read(json, new Position("fed", part.number(), part.position()));
      SourceOutput<Decoded> to = output.createOutputForSplit(part.splitId());
      if (record instanceof Read read) {
        to.collect(record, read.signal().time());
      } else {
        to.collect(record);
      }
      parts.set(next, new Part(part.number(), part.position() + 1));
      feed.hasRead(part.number(), part.position() + 1);
      return InputStatus.MORE_AVAILABLE;
    }

    private int next() {
      int next = -1;
      long earliest = Long.MAX_VALUE;
      for (int i = 0; i < parts.size(); i++) {
        SimulatedRecord record = feed.at(parts.get(i).number(), parts.get(i).position());
        if (record != null && record.arrival() < earliest) {
          next = i;
          earliest = record.arrival();
        }
      }
      return next;
    }

    @Override
    public List<Part> snapshotState(long checkpoint) {
      return List.copyOf(parts);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      if (parts.isEmpty()) {
        return assigned;
      }
      CompletableFuture<Void> moved = feed.moved();
      return next() < 0 ? moved : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<Part> splits) {
      for (Part each : splits) {
        parts.add(each);
        feed.hasRead(each.number(), each.position());
      }
      assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
