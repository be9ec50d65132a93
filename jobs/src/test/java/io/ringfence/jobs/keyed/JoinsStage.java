package io.ringfence.jobs.keyed;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.signal.Session;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** A small stage, to begin with: how often somebody joined a meeting, told an hour after it. */
record JoinsStage(RetentionClock clock) implements KeyedStage<Session, JoinsStage.Joined, String> {

  private static final long QUIET = Duration.ofHours(1).toMillis();

  static final long KEPT = Duration.ofDays(30).toMillis();

  /** What is kept of a meeting. */
  record Joined(int times, long last) {}

  private static final class JoinedCodec implements Codec<Joined> {
    @Override
    public void write(Joined joined, DataOutput out) throws IOException {
      Wire.writeUnsigned(joined.times(), out);
      Wire.writeUnsigned(joined.last(), out);
    }

    @Override
    public Joined read(DataInput in, int version) throws IOException {
      return new Joined(Wire.readSize(in), Wire.readUnsigned(in));
    }
  }

  @Override
  public KeyedState<Joined> state() {
    // a new state is named there
    return KeyedState.unswept(StoredState.DOSSIER, new JoinedCodec(), clock, List.of());
  }

  @Override
  public KeyedMachine<Session, Joined> machine(KeyedTask<Joined, String> task) {
    return new KeyedMachine<>() {
      @Override
      public Next<Joined> take(String meeting, Session session, Joined before) {
        return before == null
            ? kept(new Joined(1, session.time()))
            : kept(new Joined(before.times() + 1, Math.max(before.last(), session.time())));
      }

      @Override
      public Next<Joined> due(String meeting, Joined joined) {
        if (task.watermark() >= joined.last() + QUIET) {
          task.output().collect(new StreamRecord<>(meeting + ' ' + joined.times()));
          return Next.gone();
        }
        // Its time has moved on, or feeds are silent for as long as it may be kept.
        return task.retentionNow() >= joined.last() + KEPT ? Next.gone() : kept(joined);
      }

      private static Next<Joined> kept(Joined joined) {
        return new Next<>(joined, true, joined.last() + QUIET, joined.last() + KEPT);
      }
    };
  }
}
