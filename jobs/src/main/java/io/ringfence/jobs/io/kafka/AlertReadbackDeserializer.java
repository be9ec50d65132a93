package io.ringfence.jobs.io.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.Alert;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Alerts as they were published, back to the subjects they are about. What is not an alert of ours
 * is passed over: nothing can be said of it.
 */
final class AlertReadbackDeserializer implements KafkaRecordDeserializationSchema<Delivery> {

  private static final long serialVersionUID = 1;

  private final long since;
  private transient ObjectMapper json;

  /**
   * Reads alerts of two runs.
   *
   * @param since what was written before is of an earlier run, whose state is gone
   */
  AlertReadbackDeserializer(long since) {
    this.since = since;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    json = new ObjectMapper();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Delivery> out) {
    if (record.value() != null) {
      boolean earlier = record.timestamp() < since;
      read(record.value())
          .ifPresent(alert -> out.collect(earlier ? new EarlierAlert(alert) : alert));
    }
  }

  private Optional<AlertReadback> read(byte[] alert) {
    try {
      JsonNode tree = json.readTree(alert);
      String id = tree.required("id").asText();
      JsonNode subject = tree.required("subject");
      Optional<SubjectKind> kind = SubjectKind.ofLabel(subject.required("kind").asText());
      return kind.map(
          of ->
              new AlertReadback(
                  new Subject(of, subject.required("value").asText()).key(),
                  id,
                  Hash.slot(tree.required("rule").required("id").asText()),
                  Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
                  tree.required("version").asInt(),
                  Alert.State.valueOf(tree.required("state").asText().toUpperCase(Locale.ROOT)),
                  time(tree, "first"),
                  time(tree, "last"),
                  tree.required("hits").asInt(),
                  new String(alert, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long time(JsonNode tree, String field) {
    return Instant.parse(tree.required(field).asText()).toEpochMilli();
  }

  @Override
  public TypeInformation<Delivery> getProducedType() {
    return StreamTypes.DELIVERY;
  }
}
