package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.topic.TopicAppender;
import io.ringfence.cli.topic.TopicRecords;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The topics of a broker: changes by people and imports, which are written to, and listings that
 * the job derives and privacy requests, which are only read. Records that nobody can read are
 * passed over, as the job does.
 */
public final class HistoryTopics implements HistoryStore {

  private final Properties client;
  private final String changes;
  private final String derived;
  private final Optional<String> requests;

  /**
   * Topics by their names.
   *
   * @param client settings of Kafka's own clients, {@code bootstrap.servers} among them
   * @param requests empty where corrections are not asked for
   */
  public HistoryTopics(
      Properties client, String changes, String derived, Optional<String> requests) {
    this.client = client;
    this.changes = changes;
    this.derived = derived;
    this.requests = requests;
  }

  @Override
  public String name() {
    return changes + " on " + client.getProperty("bootstrap.servers");
  }

  @Override
  public void read(Consumer<Listing> each, Consumer<Privacy> corrections) throws BadInput {
    Map<String, String> topics =
        new LinkedHashMap<>(
            Map.of(TopicNames.LISTINGS, changes, TopicNames.DERIVED_LISTINGS, derived));
    requests.ifPresent(name -> topics.put(TopicNames.PRIVACY_REQUESTS, name));
    TopicKinds kinds = TopicKinds.of(new TopicNames(topics));
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT, kinds);
    new TopicRecords(client, topics.values().stream().distinct().toList())
        .read(
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
    new TopicAppender(client, changes)
        .write(
            listings.stream()
                .map(each -> TopicAppender.record(each.subject().key(), ListingJson.write(each))));
  }

  @Override
  public void close() {
    // Each reading and writing has a client of its own.
  }
}
