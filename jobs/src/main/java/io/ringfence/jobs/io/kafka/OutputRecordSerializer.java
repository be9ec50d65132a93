package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.io.OutputRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record without content becomes a tombstone. */
final class OutputRecordSerializer implements KafkaRecordSerializationSchema<OutputRecord> {

  private static final long serialVersionUID = 1;

  private final String topic;

  OutputRecordSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord record, KafkaSinkContext context, Long timestamp) {
    byte[] value = record.json().length == 0 ? null : record.json();
    return new ProducerRecord<>(topic, record.key().getBytes(UTF_8), value);
  }
}
