package io.ringfence.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.console.topics.TopicFollower;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads alerts as any consumer would, in a thread of its own, and notes when the first version of
 * each probe's alert could be read.
 */
final class AlertTimes implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  AlertTimes(String bootstrap, String topic) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    follower =
        new TopicFollower(
            client,
            List.of(
                new TopicFollower.Reading(
                    topic, Optional.empty(), (key, alert, time) -> take(alert, System.nanoTime()))),
            System::currentTimeMillis);
    follower.start();
  }

  private void take(byte[] alert, long now) {
    try {
      JsonNode tree = JSON.readTree(alert);
      String account = tree.at("/subject/value").asText();
      if (tree.at("/rule/id").asText().equals(ProbeTraffic.RULE)
          && account.startsWith(ProbeTraffic.ACCOUNT)) {
        seen.putIfAbsent(Integer.valueOf(account.substring(ProbeTraffic.ACCOUNT.length())), now);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an alert is not JSON", e);
    }
  }

  /** By probe, in {@link System#nanoTime()}. */
  Map<Integer, Long> seen() {
    return seen;
  }

  @Override
  public void close() {
    follower.close();
  }
}
