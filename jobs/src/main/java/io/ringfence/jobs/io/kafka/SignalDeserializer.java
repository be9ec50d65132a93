package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.jobs.io.StreamTypes;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A bad record is a value like any other: this never throws, or one record would stop the job. A
 * tombstone on a topic of signals is a bad record too, malformed and of no bytes: whoever compares
 * offsets with what was read must find every one. Of a topic with the broker's time of writing
 * ({@code LogAppendTime}) that is a second clock; what a sender says of it is not believed.
 */
final class SignalDeserializer implements KafkaRecordDeserializationSchema<Decoded> {

  private static final byte[] NOTHING = new byte[0];

  private final Decoding decoding;
  private final AppendTime appendTime;
  private transient RecordReader reader;

  /**
   * Decodes what is read.
   *
   * @param appendTime is set with every record
   */
  SignalDeserializer(Decoding decoding, AppendTime appendTime) {
    this.decoding = decoding;
    this.appendTime = appendTime;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = decoding.reader();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded> out) {
    Position position = new Position(record.topic(), record.partition(), record.offset());
    byte[] value = record.value() == null ? NOTHING : record.value();
    long appended = appendTime.of(record);
    long received = record.timestamp() < 0 ? RecordReader.UNKNOWN : record.timestamp();
    reader.read(value, value.length, position, received, appended, out::collect);
  }

  @Override
  public TypeInformation<Decoded> getProducedType() {
    return StreamTypes.DECODED;
  }
}
