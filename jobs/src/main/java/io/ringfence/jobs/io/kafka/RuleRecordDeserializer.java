package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.rule.change.RuleRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Changes of rules as they stand in the topic; what they are worth is the rulebook's to say. */
final class RuleRecordDeserializer implements KafkaRecordDeserializationSchema<RuleRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RuleRecord> out) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    out.collect(
        new RuleRecord(record.topic(), record.partition(), record.offset(), key, record.value()));
  }

  @Override
  public TypeInformation<RuleRecord> getProducedType() {
    return StreamTypes.RULE_RECORD;
  }
}
