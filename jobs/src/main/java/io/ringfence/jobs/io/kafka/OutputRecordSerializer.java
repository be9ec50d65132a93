package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.state.WorkerClock;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record without content becomes a tombstone. Its time is the worker's, corrected: of a clock
 * that is an hour fast a broker takes no records, and the job would fail for it.
 */
final class OutputRecordSerializer implements KafkaRecordSerializationSchema<OutputRecord> {

  private final String topic;

  OutputRecordSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord record, KafkaSinkContext context, Long timestamp) {
    byte[] value = record.json().length == 0 ? null : record.json();
    byte[] key = record.key().getBytes(UTF_8);
    return new ProducerRecord<>(topic, null, WorkerClock.now(), key, value);
  }
}
