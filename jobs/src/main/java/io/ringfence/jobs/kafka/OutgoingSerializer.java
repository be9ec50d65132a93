package io.ringfence.jobs.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.detection.Outgoing;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record without content becomes a tombstone. */
final class OutgoingSerializer implements KafkaRecordSerializationSchema<Outgoing> {

  private static final long serialVersionUID = 1;

  private final String topic;

  OutgoingSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Outgoing record, KafkaSinkContext context, Long timestamp) {
    byte[] value = record.json().length == 0 ? null : record.json();
    return new ProducerRecord<>(topic, record.key().getBytes(UTF_8), value);
  }
}
