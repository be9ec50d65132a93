package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertFaultException;
import io.ringfence.console.topics.TopicFollower;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * Follows the alert topic from its beginning, in a thread of its own, and keeps the last version of
 * each alert. What is no alert, or under a key none that the job has sealed, is passed over.
 */
public final class AlertFeed implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private final RecordSeal seal;
  private final Consumer<JsonNode> seen;
  private final Map<String, JsonNode> last = new ConcurrentSkipListMap<>();
  private final TopicFollower follower;
  private volatile long taken = System.nanoTime();

  /**
   * Begins.
   *
   * @param key of the alerts' seals
   */
  public AlertFeed(String bootstrap, SecretKey key, Consumer<JsonNode> seen) {
    this.seal = key.alertSeal();
    this.seen = seen;
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    follower =
        new TopicFollower(
            client,
            List.of(new TopicFollower.Reading(TopicNames.ALERTS, Optional.empty(), this::take)),
            System::currentTimeMillis);
    follower.start();
  }

  private void take(String id, byte[] record, long time) {
    taken = System.nanoTime();
    if (record == null) {
      last.remove(id);
      return;
    }
    try {
      JsonNode alert = JSON.readTree(record);
      if (seal.intact(record) && AlertClaim.of(alert).id().equals(id)) {
        last.put(id, alert);
        seen.accept(alert);
      }
    } catch (IOException | AlertFaultException e) {
      // Not an alert: the job refuses it, and the rejected topic has it.
    }
  }

  /** The last version of each alert so far, by id. */
  public Map<String, JsonNode> last() {
    return last;
  }

  /** Waits until all that is there has come, and nothing more for a moment. */
  public void drain() throws InterruptedException {
    long begun = System.nanoTime();
    while (!follower.progress().done()
        || Math.min(System.nanoTime() - begun, System.nanoTime() - taken) < QUIET_NANOS) {
      Thread.sleep(100);
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
