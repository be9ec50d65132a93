package io.ringfence.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.live.AlertFeed;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.topics.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task manager that is killed while many subjects are known, and attacks right after. Some began
 * before: what they did then is known afterwards, or else nothing accuses them.
 */
class RecoveryTest {

  /** A million in the figures of the documentation. */
  private static final int CALLERS = Integer.getInteger("ringfence.callers", 200_000);

  private static final int BATCH = 20_000;
  private static final int BACKLOG = 60_000;
  private static final int GUESSES = 40;
  private static final int ATTACKS = 120;

  /** Accounts of which half is guessed before, and too little for an alert. */
  private static final int BEGUN = 20;

  private static final int HALF = 6;
  private static final Duration PACE = Duration.ofMillis(500);

  @TempDir private Path folder;

  @Test
  @Tag("full") // two hundred thousand callers, with 5 GB for each task manager
  void anAttackAfterAKillIsAlertedAndNothingIsLost() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Map<String, Long> alerted = new ConcurrentHashMap<>();
    try (RunningCluster cluster =
        new RunningCluster(temporary, "--task-managers", "2", "--slots", "1", "--memory", "5g")) {
      cluster.awaitReady();
      try (TopicFeeder feeding = new TopicFeeder(cluster.bootstrap());
          AlertFeed alerts =
              new AlertFeed(
                  cluster.bootstrap(),
                  SecretKey.NONE,
                  alert ->
                      alerted.putIfAbsent(
                          alert.at("/subject/value").asText(), System.nanoTime()))) {
        for (int i = 0; i < BEGUN; i++) {
          feeding.feed(half(i, 0));
        }
        long known = CALLERS + (long) BEGUN * HALF;
        for (int from = 0; from < CALLERS; from += BATCH) {
          feeding.feed(callers(from));
          int most = from - BACKLOG; // each wait is a short one, on a slow machine, too
          cluster.until("most is read", () -> cluster.job().sum("read") >= most);
        }
        cluster.until("all is read", () -> cluster.job().sum("read") == known);
        long before = cluster.job().checkpoints("completed");
        cluster.until(
            "a checkpoint of it", () -> cluster.job().checkpoints("completed") > before + 1);
        assertThat(alerted.keySet())
            .as("so far nothing accuses them")
            .noneMatch(RecoveryTest::begun);
        long restored = cluster.job().checkpoints("restored");

        long killed = System.nanoTime();
        Map<String, Long> begun = new ConcurrentHashMap<>();
        Thread attacking = attack(feeding, begun);
        cluster.kill("taskmanager-1");
        cluster.until("an alert", () -> first(alerted) > killed);
        for (int i = 0; i < BEGUN; i++) {
          feeding.feed(half(i, HALF));
        }
        attacking.join();

        cluster.until("restored", () -> cluster.job().checkpoints("restored") > restored);
        long all = known + (long) BEGUN * HALF + (long) ATTACKS * GUESSES;
        cluster.until("all is read", () -> cluster.job().sum("read") == all);
        cluster.until("all attacks", () -> attacked(alerted) == ATTACKS);
        cluster.until(
            "what was known before",
            () -> alerted.keySet().stream().filter(RecoveryTest::begun).count() == BEGUN);
        assertThat(cluster.job().sum("rejected") + cluster.job().sum("late")).isZero();
        assertThat(alerts.last().values())
            .extracting(alert -> alert.at("/subject/value").asText())
            .containsAll(alerted.keySet());
        System.out.printf(
            "%,d callers, an attack each %d ms: no alert for %.1f s after the kill, the longest"
                + " wait for one %.1f s%n",
            CALLERS,
            PACE.toMillis(),
            longestSilence(alerted, killed) / 1e9,
            longestWait(alerted, begun) / 1e9);
      }
      cluster.stop();
    }
  }

  /** What is alerted before the failure is noticed is no recovery: the longest gap is. */
  private static long longestSilence(Map<String, Long> alerted, long since) {
    long last = since;
    long longest = 0;
    for (long each : alerted.values().stream().filter(time -> time > since).sorted().toList()) {
      longest = Math.max(longest, each - last);
      last = each;
    }
    return longest;
  }

  /** Of an attack for its own alert: half of them are of the task manager that was killed. */
  private static long longestWait(Map<String, Long> alerted, Map<String, Long> begun) {
    return begun.entrySet().stream()
        .mapToLong(each -> alerted.get(each.getKey()) - each.getValue())
        .max()
        .orElseThrow();
  }

  private static long first(Map<String, Long> alerted) {
    return alerted.entrySet().stream()
        .filter(each -> each.getKey().startsWith("attacked-"))
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  private static boolean begun(String account) {
    return account.startsWith("begun-");
  }

  /** Guesses at an account, each from another address. */
  private static List<PartitionedTraffic.Placement> half(int account, int from) {
    List<PartitionedTraffic.Placement> records = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (int i = from; i < from + HALF; i++) {
      String json =
          """
          {"type":"security","id":"begun-%1$d-%2$d","time":%3$d,"event":"register.failed",\
          "account":"begun-%1$d","address":"198.18.%1$d.%2$d"}"""
              .formatted(account, i, now);
      records.add(new PartitionedTraffic.Placement(TopicNames.SECURITY, 0, json.getBytes(UTF_8)));
    }
    return records;
  }

  private static long attacked(Map<String, Long> alerted) {
    return alerted.keySet().stream().filter(each -> each.startsWith("attacked-")).count();
  }

  /** Guesses at one account after the other. */
  private static Thread attack(TopicFeeder feeding, Map<String, Long> begun) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < ATTACKS; i++) {
                  begun.put("attacked-" + i, System.nanoTime());
                  feeding.feed(guesses("attacked-" + i));
                  Thread.sleep(PACE.toMillis());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "attack");
    thread.start();
    return thread;
  }

  private static List<PartitionedTraffic.Placement> guesses(String account) {
    List<PartitionedTraffic.Placement> records = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (int i = 0; i < GUESSES; i++) {
      String json =
          """
          {"type":"security","id":"%s-%d","time":%d,"event":"register.failed",\
          "account":"%s","address":"203.0.113.9"}"""
              .formatted(account, i, now - GUESSES + i, account);
      records.add(new PartitionedTraffic.Placement(TopicNames.SECURITY, 0, json.getBytes(UTF_8)));
    }
    return records;
  }

  private static List<PartitionedTraffic.Placement> callers(int from) {
    List<PartitionedTraffic.Placement> records = new ArrayList<>(BATCH);
    long now = System.currentTimeMillis();
    for (int i = from; i < from + BATCH; i++) {
      String json =
          """
          {"type":"call","id":"r-%d:attempt","call":"r-%d","phase":"attempt","time":%d,\
          "from":"+4479%08d","to":"+44207946%04d","direction":"inbound","trunk":"carrier-%d"}"""
              .formatted(i, i, now, 7L * i, i % 10_000, i % 20);
      records.add(new PartitionedTraffic.Placement(TopicNames.CALLS, i % 2, json.getBytes(UTF_8)));
    }
    return records;
  }
}
