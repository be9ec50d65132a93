package io.ringfence.jobs.admission;

import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Signal;
import java.util.HashMap;
import java.util.Map;

/**
 * What has been let in of one partition (of files: of all of them): counts, and how far each source
 * has got. Mutable, owned by one task.
 */
public final class PartitionProgress {

  /**
   * An admission as it is stored.
   *
   * @param origin the topic; empty for files
   * @param reached by source, in event time
   */
  public record Stored(
      String origin,
      int partition,
      long read,
      long accepted,
      long rejected,
      long late,
      Map<String, Long> reached) {

    static final Stored NOTHING = new Stored("", -1, 0, 0, 0, 0, Map.of());

    /** Of two for the same partition the one that has read more is the later one. */
    static Stored later(Stored one, Stored other) {
      return one.read >= other.read ? one : other;
    }
  }

  private final SourceProgress progress;

  /** As it was when it was restored; empty, if it was not. */
  final Stored before;

  /** What restored sources had reached that have not come again since; without the rest. */
  private final Map<String, Long> awaited;

  long read;
  long accepted;
  long rejected;
  long late;

  PartitionProgress(Sources sources) {
    this(sources, Stored.NOTHING);
  }

  PartitionProgress(Sources sources, Stored stored) {
    progress = new SourceProgress(sources);
    awaited = new HashMap<>();
    before = stored;
    progress.restore(stored.reached);
    awaited.putAll(stored.reached);
    awaited.remove(SourceProgress.REST);
    read = stored.read;
    accepted = stored.accepted;
    rejected = stored.rejected;
    late = stored.late;
  }

  /** Whether the signal is in time; if so, it is counted in. */
  boolean admit(Signal signal) {
    if (progress.late(signal)) {
      late++;
      return false;
    }
    progress.accept(signal);
    awaited.remove(signal.source());
    accepted++;
    return true;
  }

  /**
   * How far event time may go on account of sources that were active before a restart and have not
   * come again yet: watermarks start anew with a restart and would pass them by.
   */
  long limit(long watermark) {
    long idle = watermark - SourceProgress.IDLE_MILLIS;
    long limit = watermark;
    if (!awaited.isEmpty()) {
      awaited.values().removeIf(reached -> reached < idle || reached >= watermark);
      for (long reached : awaited.values()) {
        limit = Math.min(limit, reached);
      }
    }
    return limit;
  }

  /** What has been counted, without the rest. */
  Stored counts() {
    return new Stored("", -1, read, accepted, rejected, late, Map.of());
  }

  Stored stored(String origin, int partition) {
    return new Stored(origin, partition, read, accepted, rejected, late, progress.snapshot());
  }
}
