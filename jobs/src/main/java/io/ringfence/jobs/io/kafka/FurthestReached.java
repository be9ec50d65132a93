package io.ringfence.jobs.io.kafka;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * How far in event time the partitions in step have got: of one reader, as it reports to the
 * enumerator; of all readers, as the enumerator tells them.
 *
 * @param time {@link Long#MIN_VALUE} where no partition is in step
 */
record FurthestReached(long time) implements SourceEvent {

  private static final long serialVersionUID = 1;
}
