package io.ringfence.bench.scenario;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Position;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.signal.Call;
import io.ringfence.signal.Message;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Of each record, decoded as the job decodes it, who calls or writes; else its id. */
final class CallerDeserializer implements KafkaRecordDeserializationSchema<String> {

  private static final long serialVersionUID = 1;

  private final Decoding decoding;
  private transient RecordReader reader;

  CallerDeserializer(Decoding decoding) {
    this.decoding = decoding;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = decoding.reader();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<String> out) {
    Position position = new Position(record.topic(), record.partition(), record.offset());
    out.collect(key(reader.read(record.value(), position)));
  }

  private static String key(Decoded decoded) {
    if (!(decoded instanceof Read read)) {
      return "";
    }
    String from =
        read.signal() instanceof Call call
            ? call.from()
            : read.signal() instanceof Message message ? message.from() : "";
    return from == null || from.isEmpty() ? read.signal().id() : from;
  }

  @Override
  public TypeInformation<String> getProducedType() {
    return StreamTypes.KEY;
  }
}
