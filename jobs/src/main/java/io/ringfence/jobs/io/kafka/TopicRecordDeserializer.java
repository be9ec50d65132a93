package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Position;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.TopicRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they are; tombstones are passed over. */
final class TopicRecordDeserializer implements KafkaRecordDeserializationSchema<TopicRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
    if (record.value() != null) {
      out.collect(
          new TopicRecord(
              new Position(record.topic(), record.partition(), record.offset()),
              record.timestamp(),
              record.value()));
    }
  }

  @Override
  public TypeInformation<TopicRecord> getProducedType() {
    return StreamTypes.TOPIC_RECORD;
  }
}
