package io.ringfence.cli.options;

import io.ringfence.jobs.io.kafka.TopicRecords;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** All records that topics of a broker have now, for verbs that somebody waits for. */
public final class BrokerRecords {

  private static final String PATIENCE_MILLIS = "20000";

  private BrokerRecords() {}

  /**
   * Hands on each record, also those without a value.
   *
   * @param client settings of Kafka's clients, {@code bootstrap.servers} among them
   */
  public static void read(
      Properties client, List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws BadInput {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.setProperty("default.api.timeout.ms", PATIENCE_MILLIS);
    Optional<String> missing;
    try {
      missing = TopicRecords.read(settings, topics, each);
    } catch (KafkaException e) {
      throw new BadInput(
          String.join(", ", topics)
              + " on "
              + client.getProperty("bootstrap.servers")
              + " cannot be read: "
              + e.getMessage());
    }
    if (missing.isPresent()) {
      throw new BadInput("there is no topic " + missing.get());
    }
  }
}
