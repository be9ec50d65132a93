package io.ringfence.faults;

import static io.ringfence.faults.Guarantee.AT_LEAST_ONCE;
import static io.ringfence.faults.Guarantee.EXACTLY_ONCE;
import static io.ringfence.faults.InjectedFault.BOTH;
import static io.ringfence.faults.InjectedFault.blow;
import static io.ringfence.faults.InjectedFault.outage;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import io.ringfence.simulator.broken.Garbage;
import io.ringfence.simulator.broken.PartitionedTraffic.Placement;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All faults that are tried. */
final class Faults {

  private static final String FIRST = "taskmanager-1";
  private static final String SECOND = "taskmanager-2";
  private static final String JOB_MANAGER = "jobmanager";
  private static final String RECOVERY = "execution.state-recovery.path";

  /** So many lines of garbage to each topic, within a moment. */
  private static final int POISON = 2_000;

  private static final byte[] SAMPLE = "{\"type\":\"security\",\"id\":\"p\"}".getBytes(UTF_8);

  private static final int MORE_PARTITIONS = 6;
  private static final int SMALL_DISK_MEGABYTES = 192;

  static final List<InjectedFault> ALL =
      List.of(
          blow("none", rig -> {}),
          blow("task-manager-killed", rig -> kill(rig, FIRST)),
          blow("job-manager-killed", rig -> kill(rig, JOB_MANAGER)),
          blow("both-killed", rig -> kill(rig, JOB_MANAGER, FIRST, SECOND)),
          outage(
              "zookeeper-away",
              rig -> rig.cluster().hold("zookeeper"),
              rig -> rig.cluster().release("zookeeper")),
          outage("broker-away", rig -> rig.brokers.kill(2), rig -> rig.brokers.restart(2)),
          new InjectedFault(
              "job-and-broker-killed",
              List.of(EXACTLY_ONCE),
              true,
              Faults::withoutBrokerAndTaskManager),
          outage("storage-away", rig -> rig.storage.leave(), rig -> rig.storage.comeBack()),
          new InjectedFault("disk-full", BOTH, true, new FullDisk()),
          new InjectedFault(
              "checkpoint-damaged", List.of(AT_LEAST_ONCE), false, Faults::damagedCheckpoint),
          outage(
              "process-paused", rig -> rig.signal("STOP", FIRST), rig -> rig.signal("CONT", FIRST)),
          blow("partitions-added", Faults::partitions),
          blow("poison", Faults::poison),
          outage("feed-silent", rig -> rig.feed.silence(TopicNames.CALLS), rig -> rig.feed.flood()),
          blow("upgrade", rig -> restart(rig, 1)),
          blow("rescale", rig -> restart(rig, 2)));

  private Faults() {}

  static Optional<InjectedFault> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static void kill(Rig rig, String... processes) throws Exception {
    boolean jobManager = List.of(processes).contains(JOB_MANAGER);
    long before = jobManager ? 0 : rig.job().checkpoints("restored");
    rig.mark();
    rig.kill(processes);
    restored(rig, before);
  }

  /** What the processes that are gone have counted is not to be taken for what was read again. */
  private static void restored(Rig rig, long before) throws Exception {
    rig.until("restored", () -> rig.job().checkpoints("restored") > before && rig.job().running());
  }

  private static void withoutBrokerAndTaskManager(Rig rig) throws Exception {
    long before = rig.job().checkpoints("restored");
    rig.brokers.kill(3);
    rig.kill(FIRST);
    rig.awaitOutage();
    rig.brokers.restart(3);
    restored(rig, before);
  }

  /** The storage has a small disk, which another program fills. */
  private static final class FullDisk implements InjectedFault.Strike {

    @Override
    public void prepare(Rig rig) throws Exception {
      rig.storage.ownDisk(SMALL_DISK_MEGABYTES);
    }

    @Override
    public void on(Rig rig) throws Exception {
      rig.storage.fill();
      rig.awaitOutage();
      rig.mark();
      rig.storage.empty();
    }
  }

  private static void damagedCheckpoint(Rig rig) throws Exception {
    for (String each : List.of(JOB_MANAGER, FIRST, SECOND)) {
      rig.cluster().hold(each);
    }
    rig.mark();
    Path good = DamagedCheckpoint.in(rig.storage);
    for (String each : List.of(JOB_MANAGER, FIRST, SECOND)) {
      rig.cluster().release(each);
    }
    rig.awaitFailures();
    rig.endFlink();
    rig.startFlink(1, Map.of(RECOVERY, good.toUri().toString()));
  }

  private static void partitions(Rig rig) throws Exception {
    rig.brokers.addPartitions(TopicNames.CALLS, MORE_PARTITIONS);
    rig.feed.spread(TopicNames.CALLS, MORE_PARTITIONS);
    rig.mark();
  }

  private static void restart(Rig rig, int slots) throws Exception {
    rig.mark();
    Path savepoint = rig.stopWithSavepoint();
    rig.startFlink(slots, Map.of(RECOVERY, savepoint.toUri().toString()));
  }

  /** Lines that are no records to every topic that there is, also those that are written. */
  private static void poison(Rig rig) {
    Garbage garbage = new Garbage(7);
    List<Placement> all = new ArrayList<>();
    for (TopicSetting topic : Topics.shipped().all()) {
      for (int line = 0; line < POISON; line++) {
        byte[] bytes = garbage.line(SAMPLE, Instant.EPOCH.toEpochMilli());
        all.add(new Placement(topic.name(), line % topic.partitions(), bytes));
      }
    }
    rig.mark();
    rig.feed.now(all);
  }
}
