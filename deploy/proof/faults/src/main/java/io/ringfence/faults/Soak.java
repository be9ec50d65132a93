package io.ringfence.faults;

import io.ringfence.cli.local.Workspace;
import io.ringfence.simulator.broken.PartitionedTraffic.Placement;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A long run in which something fails every other minute, at half of the rate that this machine
 * gets through.
 */
final class Soak {

  private static final Duration BETWEEN = Duration.ofMinutes(2);
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  /** Event time runs so much faster than the clock. */
  private static final int SPEED = 8;

  private static final long SAMPLE_MILLIS = 5_000;

  /** What is sent at once to see how much of it is read in a second: an hour of event time. */
  private static final Duration PROBE = Duration.ofHours(1);

  private static final int PROBE_SUBSCRIBERS = 40_000;

  /** Is not killed, so that what it takes can be followed from the beginning to the end. */
  private static final String WATCHED = "taskmanager-2";

  private static final List<String> FAULTS =
      List.of(
          "task-manager-killed",
          "broker-away",
          "job-manager-killed",
          "zookeeper-away",
          "storage-away",
          "process-paused");

  private final Path out;

  /** Records that this machine gets through in a second; 0 while nobody has looked. */
  private double capacity;

  Soak(Path out) {
    this.out = out;
  }

  /**
   * Runs it, and says what came of it.
   *
   * @param minutes how long records come
   * @param given whose traffic it is; 0 for as many as send half of what this machine gets through
   */
  Result run(int minutes, int given) throws Exception {
    Duration length = Duration.ofMinutes(minutes);
    int subscribers = given > 0 ? given : half();
    Undisturbed undisturbed = Undisturbed.of(length.multipliedBy(SPEED), subscribers, out);
    Path folder = out.resolve("run-soak");
    Workspace.delete(folder);
    Result result;
    try (Rig rig = new Rig(folder, Guarantee.EXACTLY_ONCE, OUTAGE, false)) {
      rig.startFlink(1, Map.of());
      rig.feed.begin(undisturbed.records(), length);
      result = broken(rig, undisturbed, length);
    }
    if (result.good()) {
      Workspace.delete(folder);
    }
    return result;
  }

  /** Subscribers who send half of what this machine gets through. */
  private int half() throws Exception {
    List<Placement> records = Undisturbed.traffic(PROBE, PROBE_SUBSCRIBERS);
    capacity = capacity(records);
    double each = (double) records.size() / PROBE.toSeconds() / PROBE_SUBSCRIBERS;
    return (int) Math.round(capacity / 2 / (each * SPEED));
  }

  /** Records a second that are read while more are there; the first half warms up. */
  private double capacity(List<Placement> records) throws Exception {
    Path folder = out.resolve("run-capacity");
    Workspace.delete(folder);
    double rate;
    try (Rig rig = new Rig(folder, Guarantee.EXACTLY_ONCE, OUTAGE, false)) {
      rig.startFlink(1, Map.of());
      int warm = records.size() / 2;
      read(rig, records.subList(0, warm));
      rig.mark();
      read(rig, records.subList(warm, records.size()));
      rate = (records.size() - warm) * 1_000.0 / rig.recovered().toMillis();
    }
    Workspace.delete(folder);
    return rate;
  }

  private static void read(Rig rig, List<Placement> records) throws Exception {
    rig.feed.now(records);
    rig.recovered();
  }

  private Result broken(Rig rig, Undisturbed undisturbed, Duration length) throws Exception {
    long start = System.nanoTime();
    List<Long> memory = new ArrayList<>();
    int struck = 0;
    double worst = 0;
    while (System.nanoTime() - start < length.minus(BETWEEN).toNanos()) {
      long next = start + BETWEEN.toNanos() * (struck + 1);
      while (System.nanoTime() < next) {
        Thread.sleep(SAMPLE_MILLIS);
        memory.add(resident(rig.cluster().processes().get(WATCHED)));
      }
      rig.mark();
      Faults.named(FAULTS.get(struck % FAULTS.size())).orElseThrow().strike().on(rig);
      worst = Math.max(worst, rig.recovered().toMillis() / 1_000.0);
      struck++;
    }
    rig.feed.awaitEnd();
    rig.mark();
    double lag = rig.recovered().toMillis() / 1_000.0;
    rig.feed.now(undisturbed.last());
    rig.until("all is read", () -> rig.job().sum("read") >= rig.feed.acknowledged());
    LastVersions found = FaultRun.settled(rig);
    long read = rig.job().sum("read");
    boolean counted =
        read == rig.feed.acknowledged()
            && rig.job().sum("accepted") == undisturbed.accepted()
            && rig.job().sum("late") == undisturbed.late()
            && rig.job().sum("rejected") == read - undisturbed.accepted() - undisturbed.late()
            && FaultRun.positions(rig.committed(TopicNames.REJECTED)) == rig.job().sum("rejected");
    List<String> differences = found.fromWithCrowds(undisturbed.found());
    if (!differences.isEmpty()) {
      FaultRun.write(rig, out.resolve("run-soak").resolve("alerts.jsonl"));
    }
    Files.write(out.resolve("memory.txt"), memory.stream().map(String::valueOf).toList());
    int third = memory.size() / 3;
    return new Result(
        struck,
        capacity,
        (double) undisturbed.records().size() / length.toSeconds(),
        read,
        counted,
        undisturbed.found().byId().size(),
        differences,
        found.repeats(),
        worst,
        lag,
        mean(memory.subList(third, 2 * third)),
        mean(memory.subList(2 * third, memory.size())));
  }

  private static double mean(List<Long> samples) {
    return samples.stream().mapToLong(each -> each).average().orElse(0);
  }

  /** Memory of a process that is not swapped out, in MB. */
  private static long resident(long process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
      }
    }
    throw new IOException("the system does not say how much memory process " + process + " takes");
  }

  /**
   * What came of it.
   *
   * @param capacity records a second that this machine gets through; 0 if nobody has looked
   * @param rate records a second
   * @param differences of alerts, each with its id
   * @param worst seconds of recovery
   * @param lag seconds until all was read once the feed had ended
   * @param middle memory of a task manager in the second third, in MB
   * @param end the same in the last third
   */
  record Result(
      int faults,
      double capacity,
      double rate,
      long read,
      boolean counted,
      int alerts,
      List<String> differences,
      int repeats,
      double worst,
      double lag,
      double middle,
      double end) {

    private static final double MOST_LAG = 10;
    private static final double MOST_GROWTH = 1.1;

    boolean good() {
      return counted
          && differences.isEmpty()
          && repeats == 0
          && lag <= MOST_LAG
          && end <= middle * MOST_GROWTH;
    }
  }
}
