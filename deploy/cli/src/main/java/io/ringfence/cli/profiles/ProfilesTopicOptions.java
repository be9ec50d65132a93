package io.ringfence.cli.profiles;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.topic.TopicAppender;
import io.ringfence.cli.topic.TopicRecords;
import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileFaultException;
import io.ringfence.decode.customer.ProfileReader;
import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that name the topic of profiles. */
final class ProfilesTopicOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "the broker with the topic that the job reads")
  private String bootstrap;

  @Mixin private KafkaClientOption client;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "the topic of profiles (default: ${DEFAULT-VALUE})")
  private String topic = TopicNames.PROFILES;

  /** What the topic says now, by account. Records that nobody can read are passed over. */
  Map<String, AccountProfile> read() throws BadInput {
    Map<String, AccountProfile> known = new TreeMap<>();
    new TopicRecords(broker(), List.of(topic)).read(record -> take(record, known));
    return known;
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, Map<String, AccountProfile> known) {
    if (record.key() == null) {
      return;
    }
    String account = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      known.remove(account);
      return;
    }
    profile(record)
        .filter(profile -> profile.account().equals(account))
        .ifPresent(profile -> known.put(account, profile));
  }

  private static Optional<AccountProfile> profile(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(ProfileReader.read(record.value(), record.timestamp()));
    } catch (ProfileFaultException refusedByTheJob) {
      return Optional.empty();
    }
  }

  TopicAppender writer() throws BadInput {
    return new TopicAppender(broker(), topic);
  }

  private Properties broker() throws BadInput {
    Properties settings = client.settings(bootstrap);
    if (settings.getProperty("bootstrap.servers", "").isBlank()) {
      throw new BadInput("say which broker has the topic: --bootstrap HOST:PORT");
    }
    return settings;
  }
}
