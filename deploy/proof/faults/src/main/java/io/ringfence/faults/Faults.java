package io.ringfence.faults;

import static io.ringfence.faults.Guarantee.AT_LEAST_ONCE;
import static io.ringfence.faults.Guarantee.EXACTLY_ONCE;
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

  private static final List<Guarantee> BOTH = List.of(AT_LEAST_ONCE, EXACTLY_ONCE);
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
          new InjectedFault("none", "nothing happens", BOTH, false, rig -> {}),
          new InjectedFault(
              "task-manager-killed",
              "kill -9 of one of two task managers",
              BOTH,
              false,
              rig -> kill(rig, FIRST)),
          new InjectedFault(
              "job-manager-killed",
              "kill -9 of the job manager",
              BOTH,
              false,
              rig -> kill(rig, JOB_MANAGER)),
          new InjectedFault(
              "both-killed",
              "kill -9 of the job manager and both task managers",
              BOTH,
              false,
              rig -> kill(rig, JOB_MANAGER, FIRST, SECOND)),
          new InjectedFault(
              "zookeeper-away", "ZooKeeper is away", BOTH, true, Faults::withoutZooKeeper),
          new InjectedFault(
              "broker-away", "kill -9 of one of three brokers", BOTH, true, Faults::withoutBroker),
          new InjectedFault(
              "job-and-broker-killed",
              "kill -9 of a task manager and of one of three brokers",
              List.of(EXACTLY_ONCE),
              true,
              Faults::withoutBrokerAndTaskManager),
          new InjectedFault(
              "storage-away", "checkpoint storage is away", BOTH, true, Faults::withoutStorage),
          new InjectedFault("disk-full", "checkpoint storage is full", BOTH, true, new FullDisk()),
          new InjectedFault(
              "checkpoint-damaged",
              "the newest checkpoint cannot be read; the one before it is started from",
              List.of(AT_LEAST_ONCE),
              false,
              Faults::damagedCheckpoint),
          new InjectedFault(
              "process-paused", "SIGSTOP of a task manager", BOTH, true, Faults::pausedTaskManager),
          new InjectedFault(
              "partitions-added", "a topic gets more partitions", BOTH, false, Faults::partitions),
          new InjectedFault("poison", "garbage on every topic", BOTH, false, Faults::poison),
          new InjectedFault(
              "feed-silent",
              "calls are silent, then all come at once",
              BOTH,
              true,
              Faults::silentFeed),
          new InjectedFault(
              "upgrade",
              "stop with a savepoint, start from it",
              BOTH,
              false,
              rig -> restart(rig, 1)),
          new InjectedFault(
              "rescale",
              "the same with twice the parallelism",
              BOTH,
              false,
              rig -> restart(rig, 2)));

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

  private static void withoutZooKeeper(Rig rig) throws Exception {
    rig.cluster().hold("zookeeper");
    rig.awaitOutage();
    rig.mark();
    rig.cluster().release("zookeeper");
  }

  private static void withoutBroker(Rig rig) throws Exception {
    rig.brokers().kill(2);
    rig.awaitOutage();
    rig.mark();
    rig.brokers().restart(2);
  }

  private static void withoutBrokerAndTaskManager(Rig rig) throws Exception {
    long before = rig.job().checkpoints("restored");
    rig.brokers().kill(3);
    rig.kill(FIRST);
    rig.awaitOutage();
    rig.mark();
    rig.brokers().restart(3);
    restored(rig, before);
  }

  private static void withoutStorage(Rig rig) throws Exception {
    rig.storage().leave();
    rig.awaitOutage();
    rig.mark();
    rig.storage().comeBack();
  }

  /** The storage has a small disk, which another program fills. */
  private static final class FullDisk implements InjectedFault.Strike {

    @Override
    public void prepare(Rig rig) throws Exception {
      rig.storage().ownDisk(SMALL_DISK_MEGABYTES);
    }

    @Override
    public void on(Rig rig) throws Exception {
      rig.storage().fill();
      rig.awaitOutage();
      rig.mark();
      rig.storage().empty();
    }
  }

  private static void damagedCheckpoint(Rig rig) throws Exception {
    for (String each : List.of(JOB_MANAGER, FIRST, SECOND)) {
      rig.cluster().hold(each);
    }
    rig.mark();
    Path good = DamagedCheckpoint.in(rig.storage());
    for (String each : List.of(JOB_MANAGER, FIRST, SECOND)) {
      rig.cluster().release(each);
    }
    rig.awaitFailures();
    rig.endFlink();
    rig.startFlink(1, Map.of(RECOVERY, good.toUri().toString()));
  }

  private static void pausedTaskManager(Rig rig) throws Exception {
    rig.signal("STOP", FIRST);
    rig.awaitOutage();
    rig.mark();
    rig.signal("CONT", FIRST);
  }

  private static void partitions(Rig rig) throws Exception {
    rig.brokers().addPartitions(TopicNames.CALLS, MORE_PARTITIONS);
    rig.feed().spread(TopicNames.CALLS, MORE_PARTITIONS);
    rig.mark();
  }

  private static void silentFeed(Rig rig) throws Exception {
    rig.feed().silence(TopicNames.CALLS);
    rig.awaitOutage();
    rig.mark();
    rig.feed().flood();
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
    rig.feed().now(all);
  }
}
