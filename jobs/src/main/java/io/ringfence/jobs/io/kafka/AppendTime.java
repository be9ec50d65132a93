package io.ringfence.jobs.io.kafka;

import java.io.Serializable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * When the broker wrote the record that is being read, by its own clock ({@code LogAppendTime});
 * what a sender says of that is not believed. Shared by a reader and its deserializer, because what
 * is deserialized has no place for it. Used by one thread.
 */
final class AppendTime implements Serializable {

  static final long UNKNOWN = Long.MIN_VALUE;

  private long millis = UNKNOWN;

  /** The time of this record is that of the broker, if the broker says so. */
  long of(ConsumerRecord<?, ?> record) {
    millis = record.timestampType() == TimestampType.LOG_APPEND_TIME ? record.timestamp() : UNKNOWN;
    return millis;
  }

  /** Of the last record; {@link #UNKNOWN} if the broker does not say. */
  long last() {
    return millis;
  }
}
