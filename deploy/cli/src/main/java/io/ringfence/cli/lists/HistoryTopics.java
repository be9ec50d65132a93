package io.ringfence.cli.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BrokerRecords;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.standing.ListingJson;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The topics of a broker: changes by people and imports, which are written to, and listings that
 * the job derives and privacy requests, which are only read. Records that nobody can read are
 * passed over, as the job does.
 *
 * @param client settings of Kafka's own clients, {@code bootstrap.servers} among them
 * @param corrected whether corrections are asked for
 */
public record HistoryTopics(Properties client, TopicNames names, boolean corrected)
    implements HistoryStore {

  /** Nobody waits for longer than 20 s for a broker that is away. */
  private static final Map<String, String> WRITING =
      Map.of(
          "acks", "all",
          "enable.idempotence", "true",
          "linger.ms", "20",
          "batch.size", "131072",
          "compression.type", "lz4",
          "max.block.ms", "20000");

  @Override
  public void read(Consumer<Listing> each, Consumer<Privacy> corrections) throws BadInput {
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT, TopicKinds.of(names));
    List<String> roles = new ArrayList<>(List.of(TopicNames.LISTINGS, TopicNames.DERIVED_LISTINGS));
    if (corrected) {
      roles.add(TopicNames.PRIVACY_REQUESTS);
    }
    BrokerRecords.read(
        client,
        roles.stream().map(names::of).distinct().toList(),
        record -> {
          if (record.value() != null
              && decoder.decode(record.value(), position(record), Decoder.NO_CLOCK)
                  instanceof Decoded.Read read) {
            HistoryStore.sort(read.signal(), each, corrections);
          }
        });
  }

  private static Position position(ConsumerRecord<byte[], byte[]> record) {
    return new Position(record.topic(), record.partition(), record.offset());
  }

  @Override
  public void append(List<Listing> listings) throws BadInput {
    String changes = names.of(TopicNames.LISTINGS);
    try (TopicProducer producer = new TopicProducer(client, WRITING)) {
      for (Listing each : listings) {
        byte[] key = each.subject().key().getBytes(UTF_8);
        byte[] value = ListingJson.write(each).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(changes, key, value));
      }
      producer.flush();
    } catch (KafkaException e) {
      throw new BadInput(
          changes
              + " on "
              + client.getProperty("bootstrap.servers")
              + " has taken some or none of the changes; repeat the import: "
              + e.getMessage());
    }
  }

  @Override
  public void close() {
    // Each reading and writing has a client of its own.
  }
}
