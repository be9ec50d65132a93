package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;

/** Arguments that say where the topics are and how they are read and written. */
public final class KafkaArguments {

  /** Certificates, which Kafka counts among the secrets. */
  private static final Set<String> PUBLIC =
      Set.of(
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
          SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG);

  /** What Kafka's clients look up themselves, through a provider that the settings declare. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\w+:[^}]+}");

  private KafkaArguments() {}

  /**
   * Where the topics are.
   *
   * @param group consumer group and prefix of transactions, unless the arguments say another
   */
  public static KafkaSettings of(Arguments given, String group) {
    Properties client =
        given.has("kafka.client")
            ? given.file("kafka.client", KafkaArguments::properties)
            : new Properties();
    if (given.has("bootstrap.servers")) {
      client.setProperty("bootstrap.servers", given.text("bootstrap.servers", ""));
    }
    return new KafkaSettings(
        client,
        topics(given),
        given.text("group", group),
        given.flag("exactly.once", false),
        false,
        given.seconds("idle.seconds", KafkaSettings.IDLE),
        given.flag("fresh", false));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    refuseSecrets(properties);
    return properties;
  }

  /** These settings are stored with the job: a secret has to be named, not said. */
  private static void refuseSecrets(Properties properties) {
    for (Map.Entry<String, ConfigDef.ConfigKey> each :
        ConsumerConfig.configDef().configKeys().entrySet()) {
      String name = each.getKey();
      boolean secret = each.getValue().type() == ConfigDef.Type.PASSWORD && !PUBLIC.contains(name);
      String value = properties.getProperty(name, "").strip();
      if (secret && !value.isEmpty() && !REFERENCE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            name
                + " is a secret, and would be stored with the job: put it into a file of its own,"
                + " and say ${file:/path/of/it:name} here, with config.providers=file");
      }
    }
  }

  private static TopicNames topics(Arguments given) {
    try {
      return new TopicNames(given.family(FeedArguments.TOPIC));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + FeedArguments.TOPIC + "ROLE: " + e.getMessage(), e);
    }
  }
}
