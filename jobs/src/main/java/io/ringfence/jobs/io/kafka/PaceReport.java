package io.ringfence.jobs.io.kafka;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * How far in event time partitions have got: those of one reader, as it reports to the enumerator;
 * those of all readers, as the enumerator tells them.
 *
 * @param furthest what the furthest of those in step has reached; {@link Long#MIN_VALUE} if none is
 *     in step
 * @param backlog what has been read of the one that is furthest behind of those with a backlog;
 *     {@link Long#MAX_VALUE} if there is no backlog, {@link Long#MIN_VALUE} if it is not known yet
 */
record PaceReport(long furthest, long backlog) implements SourceEvent {

  static final PaceReport NOTHING = new PaceReport(Long.MIN_VALUE, Long.MAX_VALUE);

  PaceReport with(PaceReport other) {
    return new PaceReport(Math.max(furthest, other.furthest), Math.min(backlog, other.backlog));
  }
}
