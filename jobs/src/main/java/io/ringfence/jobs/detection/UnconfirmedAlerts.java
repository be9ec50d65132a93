package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.judge.context.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Alerts that were written in a transaction and have not been read back since. A checkpoint takes
 * them for published. If the job is then down for longer than the broker keeps a transaction, they
 * are lost: so what has not come back some time after a restart is published again.
 */
final class UnconfirmedAlerts {

  static final ListStateDescriptor<String> UNCONFIRMED =
      new ListStateDescriptor<>("unconfirmed-alerts", StringSerializer.INSTANCE);

  /** A restart commits what can be committed, and reads it back, within seconds. */
  static final long PATIENCE_MILLIS = 60_000;

  /** So many subjects have their turn at once. */
  private static final int SLICE = 200;

  /** How alerts of one subject are published again, whatever the current key. */
  interface Repeating {
    void again(String key, Set<String> ids) throws Exception;
  }

  private final boolean transactional;
  private final ListState<String> stored;

  /** Ids of alerts by the key of their subject, a handful of each. */
  private final Map<String, Set<String>> written = new HashMap<>();

  /** The same of those that were written before a restart. */
  private final Map<String, Set<String>> restored = new HashMap<>();

  private ScheduledFuture<?> next;

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
      // An id has no space in it; a key may have.
      int space = each.indexOf(' ');
      String key = each.substring(space + 1);
      if (transactional && own.contain(key)) {
        restored.computeIfAbsent(key, first -> new HashSet<>()).add(each.substring(0, space));
      }
    }
    stored.clear();
  }

  void written(String key, List<Publication> publications) {
    if (transactional) {
      for (Publication each : publications) {
        if (!each.erasure()) {
          written.computeIfAbsent(key, first -> new HashSet<>(2)).add(each.id());
        }
      }
    }
  }

  void readBack(String key, String id) {
    remove(written, key, id);
    remove(restored, key, id);
  }

  private static void remove(Map<String, Set<String>> alerts, String key, String id) {
    Set<String> ids = alerts.get(key);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      alerts.remove(key);
    }
  }

  /** Waits for what was restored, and has what does not come back published again. */
  void watch(ProcessingTimeService time, Repeating repeating) {
    if (!restored.isEmpty()) {
      repeatAfter(PATIENCE_MILLIS, time, repeating);
    }
  }

  private void repeatAfter(long millis, ProcessingTimeService time, Repeating repeating) {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime() + millis,
            now -> {
              repeatSome(repeating);
              if (!restored.isEmpty()) {
                repeatAfter(0, time, repeating);
              }
            });
  }

  private void repeatSome(Repeating repeating) throws Exception {
    List<String> keys = new ArrayList<>(SLICE);
    for (String key : restored.keySet()) {
      if (keys.size() < SLICE) {
        keys.add(key);
      }
    }
    for (String key : keys) {
      repeating.again(key, restored.remove(key));
    }
  }

  void store() throws Exception {
    List<String> all = new ArrayList<>();
    for (Map<String, Set<String>> alerts : List.of(written, restored)) {
      alerts.forEach((key, ids) -> ids.forEach(id -> all.add(id + ' ' + key)));
    }
    stored.update(all);
  }

  void stop() {
    if (next != null) {
      next.cancel(false);
    }
  }
}
