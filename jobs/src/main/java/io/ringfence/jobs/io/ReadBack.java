package io.ringfence.jobs.io;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Alerts as they are read back from where they were published. They never hold event time.
 *
 * @param records what is there, of whatever kind
 * @param since what was written before is of an earlier run, whose state is gone
 */
public record ReadBack(DataStream<TopicRecord> records, long since) {}
