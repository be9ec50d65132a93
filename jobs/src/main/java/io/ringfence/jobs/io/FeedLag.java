package io.ringfence.jobs.io;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * How far the feed of a record is behind event time, in milliseconds: 0 unless the feed is out of
 * step. It travels as the record's timestamp, which is the time of what the record holds and the
 * lag. Only its reader knows it; what is made of the record for subjects has it as a field.
 */
public final class FeedLag {

  private FeedLag() {}

  /** The timestamp of a record that holds something of this time. */
  public static long stamp(long time, long lag) {
    return time + lag;
  }

  /** The lag of a record that holds something of this time. */
  public static long of(StreamRecord<?> record, long time) {
    return record.hasTimestamp() && record.getTimestamp() > time ? record.getTimestamp() - time : 0;
  }
}
