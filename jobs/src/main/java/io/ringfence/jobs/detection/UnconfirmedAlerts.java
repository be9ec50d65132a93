package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.delivery.AlertReadback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.BiConsumerWithException;

/**
 * Alerts that were written in a transaction of which it is not known whether it was committed. A
 * checkpoint takes them for published, and commits them once it is complete; when the next one is
 * complete, that has happened. If the job is down in between for longer than the broker keeps a
 * transaction, they are lost: so what is not read back some time after a restart is published
 * again.
 */
final class UnconfirmedAlerts {

  static final ListStateDescriptor<String> UNCONFIRMED =
      new ListStateDescriptor<>("unconfirmed-alerts", StringSerializer.INSTANCE);

  /** A restart commits what can be committed, and reads it back, within seconds. */
  static final long PATIENCE_MILLIS = 60_000;

  /** So many subjects have their turn at once. */
  private static final int SLICE = 200;

  private final boolean transactional;
  private final ListState<String> stored;

  /**
   * By the key of a subject and the id of an alert, the highest version that was written since the
   * last checkpoint began.
   */
  private Map<String, Map<String, Integer>> written = new HashMap<>();

  /** The same of those that checkpoints have taken, by checkpoint. */
  private final NavigableMap<Long, Map<String, Map<String, Integer>>> taken = new TreeMap<>();

  /** The last one that was complete: what it took is committed by the next. */
  private long complete = Long.MIN_VALUE;

  /**
   * Those that were written before a restart. Versions are read back in order, but not each of them
   * where the topic was compacted.
   */
  private final Map<String, Map<String, Integer>> restored = new HashMap<>();

  /**
   * What was stored, as far as it is of this task.
   *
   * @param transactional whether alerts are written in transactions; otherwise a checkpoint waits
   *     until they are on the topic, and nothing is ever unconfirmed
   */
  UnconfirmedAlerts(OperatorStateStore store, OwnKeys own, boolean transactional) throws Exception {
    this.transactional = transactional;
    stored = store.getUnionListState(UNCONFIRMED);
    for (String each : stored.get()) {
      String[] parts = each.split(" ", 3); // a key may have spaces
      if (transactional && own.contain(parts[2])) {
        put(restored, parts[2], parts[1], Integer.parseInt(parts[0]));
      }
    }
    stored.clear();
  }

  void written(String key, List<Publication> publications) {
    if (transactional) {
      for (Publication each : publications) {
        if (!each.erasure()) {
          put(written, key, each.id(), each.version());
        }
      }
    }
  }

  private static void put(
      Map<String, Map<String, Integer>> alerts, String key, String id, int version) {
    alerts.computeIfAbsent(key, first -> new HashMap<>(2)).merge(id, version, Math::max);
  }

  /** A version of an alert is on the topic, and with it all before. */
  void readBack(AlertReadback readback) {
    Map<String, Integer> ids = restored.get(readback.key());
    if (ids != null && ids.getOrDefault(readback.id(), Integer.MAX_VALUE) <= readback.version()) {
      ids.remove(readback.id());
      if (ids.isEmpty()) {
        restored.remove(readback.key());
      }
    }
  }

  /**
   * Waits for what was restored, and has what does not come back published again.
   *
   * @param repeating publishes alerts of one subject again, whatever the current key
   */
  void watch(
      ProcessingTimeService time,
      BiConsumerWithException<String, Set<String>, Exception> repeating) {
    repeatAfter(PATIENCE_MILLIS, time, repeating);
  }

  private void repeatAfter(
      long millis,
      ProcessingTimeService time,
      BiConsumerWithException<String, Set<String>, Exception> repeating) {
    if (restored.isEmpty()) {
      return;
    }
    Later.in(
        millis,
        time,
        () -> {
          for (String key : restored.keySet().stream().limit(SLICE).toList()) {
            repeating.accept(key, restored.remove(key).keySet());
          }
          repeatAfter(0, time, repeating);
        });
  }

  void store(long checkpoint) throws Exception {
    if (!written.isEmpty()) {
      taken.put(checkpoint, written);
      written = new HashMap<>();
    }
    List<String> all = new ArrayList<>();
    List<Map<String, Map<String, Integer>>> unconfirmed = new ArrayList<>(taken.values());
    unconfirmed.add(restored);
    for (Map<String, Map<String, Integer>> alerts : unconfirmed) {
      alerts.forEach(
          (key, ids) -> ids.forEach((id, version) -> all.add(version + " " + id + ' ' + key)));
    }
    stored.update(all);
  }

  /** A checkpoint is complete: its transactions are committed now, those of the last one were. */
  void completed(long checkpoint) {
    taken.headMap(complete, true).clear();
    complete = checkpoint;
  }
}
