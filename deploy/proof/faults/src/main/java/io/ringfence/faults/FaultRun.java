package io.ringfence.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.cluster.FlinkRest;
import io.ringfence.cli.local.Workspace;
import io.ringfence.jobs.io.kafka.TopicRecords;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of half an hour's traffic in which one fault happens. */
record FaultRun(Path out, Duration outage) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Half an hour of event time passes in so long, and in the time of an outage beside it. */
  private static final Duration LENGTH = Duration.ofSeconds(30);

  /** Some checkpoints are there by then, and something to lose. */
  private static final long BEFORE_MILLIS = 12_000;

  /** With exactly-once results, what is written shows with the next checkpoint, 2 s later. */
  private static final int QUIET_LOOKS = 4;

  private static final long LOOK_MILLIS = 1_500;

  /**
   * Runs it. The folder of a run that is not good stays, for whoever wants to know why.
   *
   * @param repeat from 1
   */
  FaultOutcome of(InjectedFault fault, int repeat) throws Exception {
    Guarantee guarantee = fault.guarantees().get((repeat - 1) % fault.guarantees().size());
    Undisturbed undisturbed = Undisturbed.of(repeat, out);
    Path folder = out.resolve("run-" + fault.name() + '-' + repeat);
    Workspace.delete(folder);
    long start = System.nanoTime();
    FaultOutcome outcome;
    try (Rig rig = new Rig(folder, guarantee, outage)) {
      fault.strike().prepare(rig);
      rig.startFlink(1, Map.of());
      Duration length = fault.lasts() ? LENGTH.plus(outage) : LENGTH;
      rig.feed.begin(undisturbed.records(), length);
      Thread.sleep(BEFORE_MILLIS);
      rig.until("two checkpoints", () -> rig.job().checkpoints("completed") >= 2);
      rig.mark();
      fault.strike().on(rig);
      Duration recovery = rig.recovered();
      rig.feed.awaitEnd();
      rig.feed.now(undisturbed.last());
      outcome = outcome(rig, fault, repeat, guarantee, undisturbed, recovery, start);
      if (!outcome.good()) {
        write(rig, folder.resolve("alerts.jsonl"));
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The other runs are not to wait for somebody who looks into this one.
      outcome = FaultOutcome.failed(fault.name(), repeat, guarantee, e.toString());
    }
    if (outcome.good()) {
      Workspace.delete(folder);
    }
    return outcome;
  }

  private static FaultOutcome outcome(
      Rig rig,
      InjectedFault fault,
      int repeat,
      Guarantee guarantee,
      Undisturbed undisturbed,
      Duration recovery,
      long start)
      throws Exception {
    FlinkRest job = rig.job();
    long sent = rig.feed.acknowledged();
    rig.until("all is read", () -> job.sum("read") >= sent);
    LastVersions found = settled(rig);
    return new FaultOutcome(
        fault.name(),
        repeat,
        guarantee,
        sent,
        job.sum("read"),
        job.sum("accepted"),
        job.sum("rejected"),
        job.sum("late"),
        job.sum("accepted") == undisturbed.accepted() && job.sum("late") == undisturbed.late(),
        positions(committed(rig, TopicNames.REJECTED)) + positions(committed(rig, TopicNames.LATE)),
        undisturbed.found().byId().size(),
        found.from(undisturbed.found()),
        found.repeats(),
        recovery.toMillis() / 1_000.0,
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        "");
  }

  /** Leaves the alerts for whoever wants to know what differs. */
  private static void write(Rig rig, Path file) throws IOException {
    Files.write(file, committed(rig, TopicNames.ALERTS).stream().map(JsonNode::toString).toList());
  }

  /** Until nothing is published any more and nothing is open. */
  private static LastVersions settled(Rig rig) throws Exception {
    int quiet = 0;
    int before = -1;
    List<JsonNode> alerts = List.of();
    for (int look = 0; look < 100 && quiet < QUIET_LOOKS; look++) {
      Thread.sleep(LOOK_MILLIS);
      alerts = committed(rig, TopicNames.ALERTS);
      boolean still = alerts.size() == before && LastVersions.of(alerts).closed();
      quiet = still ? quiet + 1 : 0;
      before = alerts.size();
    }
    return LastVersions.of(alerts);
  }

  /** Of how many records that a job counts these are the refusals. */
  private static long positions(List<JsonNode> refusals) {
    Set<JsonNode> positions = new HashSet<>();
    for (JsonNode each : refusals) {
      if (Feed.COUNTED.contains(each.path("position").path("topic").asText())) {
        positions.add(each.path("position"));
      }
    }
    return positions.size();
  }

  /**
   * All records of a topic up to what is committed now, as somebody else reads them: those of a
   * partition in their order.
   */
  private static List<JsonNode> committed(Rig rig, String topic) {
    List<JsonNode> found = new ArrayList<>();
    TopicRecords.read(rig.brokers.client(), List.of(topic), each -> add(each.value(), found))
        .ifPresent(
            missing -> {
              throw new IllegalStateException("there is no topic " + missing);
            });
    return found;
  }

  /** Somebody may have written what is no record. */
  private static void add(byte[] value, List<JsonNode> found) {
    try {
      JsonNode record = value == null ? null : JSON.readTree(value);
      if (record != null && record.isObject()) {
        found.add(record);
      }
    } catch (IOException e) {
      // It is passed over.
    }
  }
}
