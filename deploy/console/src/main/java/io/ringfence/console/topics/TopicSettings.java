package io.ringfence.console.topics;

import io.ringfence.topics.TopicNames;
import java.util.Properties;

/**
 * How the console reaches the topics.
 *
 * @param client settings of Kafka's clients, {@code bootstrap.servers} among them; whoever needs
 *     secrets reads them from a file into this
 * @param names of the topics, by role
 * @param group of consumers, as the detection job has it
 */
public record TopicSettings(Properties client, TopicNames names, String group) {

  public TopicSettings {
    if (client.getProperty("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers has to be set");
    }
  }

  /** The topics as shipped, of a broker that asks for no more than its address. */
  public static TopicSettings at(String bootstrap) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    return new TopicSettings(client, TopicNames.DEFAULTS, "ringfence");
  }

  /** No client setting: this may end in a log. */
  @Override
  public String toString() {
    return "topics of group " + group;
  }
}
