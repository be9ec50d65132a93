package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Arguments that say where the topics are and how they are read and written. */
public final class KafkaArguments {

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
    return properties;
  }

  private static TopicNames topics(Arguments given) {
    try {
      return new TopicNames(given.family(FeedArguments.TOPIC));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + FeedArguments.TOPIC + "ROLE: " + e.getMessage(), e);
    }
  }
}
