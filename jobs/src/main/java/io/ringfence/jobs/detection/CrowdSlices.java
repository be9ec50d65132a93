package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The slices of crowds in one task. Those that change are at hand, and are stored when others need
 * the room and before every checkpoint: a slice would else be written whole with each signal.
 */
final class CrowdSlices {

  /** Merged signals of all slices at hand: some 500 bytes each, 50 MB together. */
  static final int MOST_AT_HAND = 100_000;

  /** What has changed is handed over so much later. */
  private static final long HAND_OVER_MILLIS = 250;

  /**
   * It waits so many times as long as handing over took the last time: slices of thousands of
   * signals are merged anew each time, and that may take a fifth of the task's time at most.
   */
  private static final int PAUSES = 4;

  /** Every slice. */
  static final Predicate<CrowdSlice> ALL = each -> true;

  /** What is known of texts is kept for less than other traffic. */
  static final Predicate<CrowdSlice> OF_TEXTS =
      each -> Subject.kindOf(each.key()) == SubjectKind.CONTENT;

  private final PackedState<TimedState<CrowdSlice>> stored;
  private final KeyContext keys;
  private final int mostAtHand;

  /** Least recently used first. */
  private final LinkedHashMap<String, TimedState<CrowdSlice>> atHand =
      new LinkedHashMap<>(64, 0.75f, true);

  /** Keys of slices at hand that are not stored as they are. */
  private final Set<String> unstored = new HashSet<>();

  /** Keys of slices at hand that have something to hand over. */
  private final Set<String> changed = new LinkedHashSet<>();

  /** Keys of slices that were stored because others needed the room. */
  private final Set<String> away = new HashSet<>();

  private int signals;
  private ScheduledFuture<?> next;

  /**
   * @param stored of the current key
   * @param keys where the current key is set
   * @param mostAtHand signals of all slices at hand together
   */
  CrowdSlices(PackedState<TimedState<CrowdSlice>> stored, KeyContext keys, int mostAtHand) {
    this.stored = stored;
    this.keys = keys;
    this.mostAtHand = mostAtHand;
  }

  /**
   * The current key's slice, or null.
   *
   * @param mayBeOlder whether it may be stored from before a restart
   */
  TimedState<CrowdSlice> get(String key, boolean mayBeOlder) throws Exception {
    TimedState<CrowdSlice> slice = atHand.get(key);
    if (slice == null && (mayBeOlder || away.contains(key))) {
      slice = stored.value();
      if (slice != null) {
        hold(key, slice);
      }
    }
    return slice;
  }

  private void hold(String key, TimedState<CrowdSlice> slice) {
    atHand.put(key, slice);
    away.remove(key);
    signals += slice.state().size();
  }

  /** Keeps a slice of the current key, which is not at hand. */
  void add(String key, TimedState<CrowdSlice> slice) {
    hold(key, slice);
    unstored.add(key);
  }

  /**
   * A slice at hand has taken something in, or let go of it.
   *
   * @param before how many signals were merged in it
   */
  void taken(String key, CrowdSlice slice, int before) throws Exception {
    signals += slice.size() - before;
    unstored.add(key);
    if (slice.isChanged()) {
      changed.add(key);
    }
    if (signals > mostAtHand) {
      makeRoom();
      keys.setCurrentKey(key);
    }
  }

  private void makeRoom() throws Exception {
    Iterator<Map.Entry<String, TimedState<CrowdSlice>>> oldest = atHand.entrySet().iterator();
    while (signals > mostAtHand / 2 && oldest.hasNext()) {
      Map.Entry<String, TimedState<CrowdSlice>> gone = oldest.next();
      if (!changed.contains(gone.getKey())) {
        store(gone.getKey(), gone.getValue());
        signals -= gone.getValue().state().size();
        away.add(gone.getKey());
        oldest.remove();
      }
    }
  }

  private void store(String key, TimedState<CrowdSlice> slice) throws Exception {
    if (unstored.remove(key)) {
      keys.setCurrentKey(key);
      stored.update(slice);
    }
  }

  /** The slice at hand has another timer. */
  void replace(String key, TimedState<CrowdSlice> slice) {
    atHand.put(key, slice);
    unstored.add(key);
  }

  /** Forgets the current key's slice. */
  void clear(String key) {
    TimedState<CrowdSlice> slice = atHand.remove(key);
    signals -= slice == null ? 0 : slice.state().size();
    unstored.remove(key);
    changed.remove(key);
    away.remove(key);
    stored.clear();
  }

  /** Gives each slice that has something to hand over, again and again until it is stopped. */
  void handOverRepeatedly(ProcessingTimeService time, Consumer<CrowdSlice> out) {
    handOverIn(HAND_OVER_MILLIS, time, out);
  }

  private void handOverIn(long millis, ProcessingTimeService time, Consumer<CrowdSlice> out) {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime() + millis,
            now -> {
              long begun = System.nanoTime();
              handOver(Long.MAX_VALUE, out);
              handOverIn(pause(System.nanoTime() - begun), time, out);
            });
  }

  /** Milliseconds until the next time, after one that took so long. */
  static long pause(long nanos) {
    return Math.max(HAND_OVER_MILLIS, PAUSES * nanos / 1_000_000);
  }

  void stop() {
    if (next != null) {
      next.cancel(false);
    }
  }

  /** Gives each slice that has something to hand over, and ends by this time. */
  void handOver(long until, Consumer<CrowdSlice> out) {
    Iterator<String> each = changed.iterator();
    while (each.hasNext()) {
      CrowdSlice slice = atHand.get(each.next()).state();
      if (slice.end() <= until) {
        out.accept(slice);
        each.remove();
      }
    }
  }

  /** Takes the values of erased subjects out of the current key's slice. */
  void replace(String key, ErasedValues values, Consumer<CrowdSlice> out) throws Exception {
    TimedState<CrowdSlice> held = atHand.get(key);
    if (held != null && changed.remove(key)) {
      out.accept(held.state());
    }
    if (held != null) {
      store(key, held);
    }
    Replaced<TimedState<CrowdSlice>> slice = stored.replaced(values, each -> each.state().tenant());
    if (slice != null) {
      stored.update(slice.after());
      if (held != null) {
        atHand.put(key, slice.after());
      }
    }
  }

  /** Stores all that is not, and holds on to it. Leaves another current key. */
  void storeAll() throws Exception {
    for (String key : Set.copyOf(unstored)) {
      store(key, atHand.get(key));
    }
  }

  /** Forgets such slices, at hand and stored, with their timers. */
  void purge(Predicate<CrowdSlice> which, KeyedStateBackend<String> backend, Timers due)
      throws Exception {
    Iterator<Map.Entry<String, TimedState<CrowdSlice>>> each = atHand.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, TimedState<CrowdSlice>> slice = each.next();
      if (which.test(slice.getValue().state())) {
        signals -= slice.getValue().state().size();
        unstored.remove(slice.getKey());
        changed.remove(slice.getKey());
        each.remove();
      }
    }
    EventTimeStall.clear(backend, CrowdOperator.SLICE, stored, due, which);
  }
}
