package io.ringfence.jobs.io.kafka;

import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Where the topics are and how they are read and written.
 *
 * @param client settings of Kafka's own clients, {@code bootstrap.servers} among them; whoever
 *     needs secrets reads them from a file into this
 * @param topics names, by role
 * @param group consumer group, under which offsets are committed for others to see; where a job
 *     goes on from is in its checkpoints
 * @param exactlyOnce whether alerts become visible once, with the checkpoint after them, to readers
 *     of committed records; otherwise at once, and perhaps again after a crash
 * @param bounded whether to stop at what the topics hold when the job starts
 * @param idle a partition that is silent for so long no longer holds back the others
 * @param fresh whether a start without state may follow an earlier run: control topics and alerts
 *     are then read from their beginning first, traffic from where that run has committed
 */
public record KafkaSettings(
    Properties client,
    TopicNames topics,
    String group,
    boolean exactlyOnce,
    boolean bounded,
    Duration idle,
    boolean fresh) {

  /** A feed that is silent for longer is down, or has nothing to say at this hour. */
  public static final Duration IDLE = Duration.ofMinutes(1);

  public KafkaSettings {
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("a partition is idle after a while, not at once");
    }
    if (client.getProperty("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers has to be set");
    }
  }

  /** Goes on for ever, at least once, with the usual names. */
  public static KafkaSettings of(String bootstrapServers) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return new KafkaSettings(client, TopicNames.DEFAULTS, "ringfence", false, false, IDLE, false);
  }

  /** The same, stopping at what the topics hold when the job starts. */
  public KafkaSettings untilNow() {
    return new KafkaSettings(client, topics, group, exactlyOnce, true, idle, fresh);
  }

  /** The same, with partitions that are idle sooner or later than is usual. */
  public KafkaSettings idleAfter(Duration silence) {
    return new KafkaSettings(client, topics, group, exactlyOnce, bounded, silence, fresh);
  }

  /** The same, without the state of an earlier run. */
  public KafkaSettings startedFresh() {
    return new KafkaSettings(client, topics, group, exactlyOnce, bounded, idle, true);
  }

  /** The same; a partition with fewer records than were read of it is read on at its end. */
  public KafkaSettings resumingAtEnd() {
    return with(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
  }

  /**
   * The same for a broker that has little to do: it answers as soon as something is there, and is
   * asked rarely while nothing is.
   */
  public KafkaSettings onAQuietBroker() {
    return with(
        Map.of(
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "1000"));
  }

  private KafkaSettings with(Map<String, String> more) {
    Properties all = new Properties();
    all.putAll(client);
    all.putAll(more);
    return new KafkaSettings(all, topics, group, exactlyOnce, bounded, idle, fresh);
  }

  /** The same, under another consumer group and prefix of transactions. */
  public KafkaSettings grouped(String name) {
    return new KafkaSettings(client, topics, name, exactlyOnce, bounded, idle, fresh);
  }

  String bootstrapServers() {
    return client.getProperty("bootstrap.servers");
  }
}
