package io.ringfence.console.topics;

import java.time.Duration;
import java.util.Properties;

/** What the console's Kafka clients have in common beside what the user says. */
final class KafkaClientSettings {

  private KafkaClientSettings() {}

  static Properties consumer(Properties client) {
    Properties all = common(client);
    // Offsets are kept here and nowhere else.
    all.put("enable.auto.commit", "false");
    all.put("auto.offset.reset", "earliest");
    // A job that writes exactly once shows its alerts with its checkpoints; to others it is no
    // difference.
    all.put("isolation.level", "read_committed");
    // Records have 256 KiB at most: this bounds what is fetched ahead.
    all.put("fetch.max.bytes", Integer.toString(8 << 20));
    all.put("max.partition.fetch.bytes", Integer.toString(1 << 20));
    return all;
  }

  /** Somebody waits for the answer in front of a page, and no longer than that. */
  static Properties producer(Properties client, Duration answer) {
    Properties all = common(client);
    all.put("acks", "all");
    all.put("linger.ms", "0");
    all.put("delivery.timeout.ms", Long.toString(answer.toMillis()));
    all.put("request.timeout.ms", Long.toString(answer.toMillis() / 2));
    all.put("max.block.ms", Long.toString(answer.toMillis()));
    all.put("buffer.memory", Integer.toString(4 << 20));
    return all;
  }

  static Properties admin(Properties client) {
    Properties all = common(client);
    all.put("request.timeout.ms", "4000");
    all.put("default.api.timeout.ms", "5000");
    return all;
  }

  private static Properties common(Properties client) {
    Properties all = new Properties();
    all.putAll(client);
    // A broker that was away is noticed within a second of its return.
    all.put("reconnect.backoff.max.ms", "500");
    all.put("metadata.max.age.ms", "10000");
    return all;
  }
}
