package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.Position;
import io.ringfence.jobs.io.ProfileRecord;
import io.ringfence.jobs.io.StreamTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of profiles as they are, tombstones with them. */
final class ProfileRecordDeserializer implements KafkaRecordDeserializationSchema<ProfileRecord> {

  private static final long serialVersionUID = 1;

  static ProfileRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new ProfileRecord(
        new Position(record.topic(), record.partition(), record.offset()),
        record.timestamp(),
        record.key() == null ? "" : new String(record.key(), UTF_8),
        record.value());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ProfileRecord> out) {
    out.collect(of(record));
  }

  @Override
  public TypeInformation<ProfileRecord> getProducedType() {
    return StreamTypes.PROFILE_RECORD;
  }
}
