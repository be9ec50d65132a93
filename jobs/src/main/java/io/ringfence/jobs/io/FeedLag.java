package io.ringfence.jobs.io;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * How far the feed of a record is behind event time, in milliseconds: 0 unless the feed is out of
 * step. It travels as the record's timestamp, which is the time of what the record holds and the
 * lag. Only its reader knows it, and every operator behind needs it: event time has gone on without
 * such a feed.
 */
public final class FeedLag {

  private FeedLag() {}

  /** The timestamp of a record that holds something of this time. */
  public static long stamp(long time, long lag) {
    return time + lag;
  }

  /** A record of this time, without a timestamp where its feed is in step. */
  public static <T> StreamRecord<T> record(T value, long time, long lag) {
    return lag == 0 ? new StreamRecord<>(value) : new StreamRecord<>(value, stamp(time, lag));
  }

  /** The lag of a record that holds something of this time. */
  public static long of(StreamRecord<?> record, long time) {
    return record.hasTimestamp() && record.getTimestamp() > time ? record.getTimestamp() - time : 0;
  }
}
