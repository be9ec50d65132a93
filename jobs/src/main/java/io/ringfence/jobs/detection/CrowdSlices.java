package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSlice.Fate;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * The slices of crowds in one task. Those that change are at hand, and are stored when others need
 * the room and before every checkpoint: a slice would else be written whole with each signal.
 *
 * <p>A slice that is still growing stays at hand when others need the room, and its signals are put
 * into a section, which is stored: it would else be read and written whole with its next signals.
 */
final class CrowdSlices {

  /** Merged signals of all slices at hand: some 500 bytes each, 50 MB together. */
  static final int MOST_AT_HAND = 100_000;

  /** Fewer signals of a slice are not worth a section: each is one more for its subject. */
  static final int LEAST_IN_SECTION = 32;

  /** What is known of texts is kept for less than other traffic. */
  static final Predicate<CrowdSlice> OF_TEXTS =
      each -> Subject.kindOf(each.key()) == SubjectKind.CONTENT;

  /** The operator that keeps them. */
  interface Owner extends KeyContext {

    /** The group of keys that a key is of. */
    int groupOf(String key);

    /** Sets the current key's first timer, and gives its time. */
    long wakeAt(long time);

    /** Hands over what has changed in a slice. */
    void send(CrowdSlice slice);
  }

  private final PackedState<TimedState<CrowdSlice>> stored;
  private final Owner owner;
  private final int mostAtHand;

  /** Least recently used first. */
  private final LinkedHashMap<String, TimedState<CrowdSlice>> atHand =
      new LinkedHashMap<>(64, 0.75f, true);

  /** Keys of slices at hand that are not stored as they are. */
  private final Set<String> unstored = new HashSet<>();

  /** Keys of slices at hand that have something to hand over. */
  private final Set<String> changed = new LinkedHashSet<>();

  /** Keys of slices at hand that have changed since others last needed the room. */
  private final Set<String> growing = new HashSet<>();

  /** Keys of slices that were stored because others needed the room. */
  private final Set<String> away = new HashSet<>();

  private int weight;

  /**
   * @param stored of the current key
   * @param mostAtHand signals of all slices at hand together
   */
  CrowdSlices(PackedState<TimedState<CrowdSlice>> stored, Owner owner, int mostAtHand) {
    this.stored = stored;
    this.owner = owner;
    this.mostAtHand = mostAtHand;
  }

  /**
   * The current key's slice, or null.
   *
   * @param mayBeOlder whether it may be stored from before a restart
   */
  CrowdSlice get(String key, boolean mayBeOlder) throws Exception {
    TimedState<CrowdSlice> slice = atHand.get(key);
    if (slice == null && (mayBeOlder || away.contains(key))) {
      slice = stored.value();
      if (slice != null) {
        hold(key, slice);
      }
    }
    return slice == null ? null : slice.state();
  }

  private void hold(String key, TimedState<CrowdSlice> slice) {
    atHand.put(key, slice);
    away.remove(key);
    weight += slice.state().weight();
  }

  /** Keeps a slice of the current key, which is not at hand. */
  void add(String key, CrowdSlice slice) {
    hold(key, TimedState.untimed(slice).dueAt(owner.wakeAt(slice.settledFrom())));
    unstored.add(key);
  }

  /** Has the current key's slice take in a signal. */
  Fate take(String key, CrowdSlice slice, Observation observation, long lag) throws Exception {
    slice.hear(observation, lag);
    return change(
        key, slice, observation.identity(), each -> each.take(observation, lag), Fate.WHOLE);
  }

  /**
   * Has the current key's slice let go of a signal.
   *
   * @return false where it is not here, so that its subject has to hear of it
   */
  boolean withdraw(String key, CrowdSlice slice, Withdrawal withdrawal) throws Exception {
    return change(key, slice, withdrawal.identity(), each -> each.withdraw(withdrawal), false);
  }

  /** Changes the slice itself, or the section that has the signal, if that is not forgotten. */
  private <T> T change(
      String key, CrowdSlice slice, long identity, Function<CrowdSlice, T> how, T forgotten)
      throws Exception {
    unstored.add(key);
    int section = slice.sectionOf(identity);
    if (section == 0) {
      return change(key, slice, how);
    }
    String sectionKey = Crowds.sectionKey(key, section, owner::groupOf);
    owner.setCurrentKey(sectionKey);
    CrowdSlice found = get(sectionKey, true);
    T result = found == null ? forgotten : change(sectionKey, found, how);
    owner.setCurrentKey(key);
    return result;
  }

  private <T> T change(String key, CrowdSlice slice, Function<CrowdSlice, T> how) throws Exception {
    int before = slice.weight();
    T result = how.apply(slice);
    weight += slice.weight() - before;
    unstored.add(key);
    growing.add(key);
    if (slice.isChanged()) {
      changed.add(key);
    }
    if (slice.size() >= Crowds.SECTION && Crowds.sliceOfSection(key) == null) {
      close(key, slice);
      owner.setCurrentKey(key);
    }
    if (weight > mostAtHand) {
      makeRoom();
      owner.setCurrentKey(key);
    }
    return result;
  }

  private void makeRoom() throws Exception {
    Iterator<Map.Entry<String, TimedState<CrowdSlice>>> oldest = atHand.entrySet().iterator();
    while (weight > mostAtHand / 2 && oldest.hasNext()) {
      Map.Entry<String, TimedState<CrowdSlice>> each = oldest.next();
      String key = each.getKey();
      CrowdSlice slice = each.getValue().state();
      boolean isSection = Crowds.sliceOfSection(key) != null;
      if (growing.contains(key) && !isSection && slice.size() >= LEAST_IN_SECTION) {
        close(key, slice);
      } else {
        sendChanged(key, slice);
        store(key, each.getValue());
        weight -= slice.weight();
        oldest.remove();
        if (!isSection) {
          away.add(key);
        }
      }
    }
    growing.clear();
  }

  /** Puts the signals of a slice into a section, which is stored. Leaves another current key. */
  private void close(String key, CrowdSlice slice) throws Exception {
    sendChanged(key, slice);
    int before = slice.weight();
    CrowdSlice section = slice.closeSection();
    weight += slice.weight() - before;
    unstored.add(key);
    owner.setCurrentKey(Crowds.sectionKey(key, slice.sections(), owner::groupOf));
    stored.update(TimedState.untimed(section).dueAt(owner.wakeAt(section.settledFrom())));
  }

  private void sendChanged(String key, CrowdSlice slice) {
    if (changed.remove(key)) {
      owner.send(slice);
    }
  }

  private void store(String key, TimedState<CrowdSlice> slice) throws Exception {
    if (unstored.remove(key)) {
      owner.setCurrentKey(key);
      stored.update(slice);
    }
  }

  /**
   * When the current key's slice may be forgotten, by the watermark: a section not before the slice
   * that knows of it.
   */
  long settledFrom(String key, CrowdSlice slice) throws Exception {
    String whole = Crowds.sliceOfSection(key);
    if (whole == null) {
      return slice.settledFrom();
    }
    owner.setCurrentKey(whole);
    CrowdSlice found = get(whole, true);
    owner.setCurrentKey(key);
    return Math.max(slice.settledFrom(), found == null ? 0 : found.settledFrom());
  }

  /** The current key's slice at hand has another timer. */
  void wakeAt(String key, long time) {
    atHand.put(key, atHand.get(key).dueAt(owner.wakeAt(time)));
    unstored.add(key);
  }

  /** Forgets the current key's slice. */
  void clear(String key) {
    letGo(key);
    away.remove(key);
    stored.clear();
  }

  private void letGo(String key) {
    TimedState<CrowdSlice> slice = atHand.remove(key);
    weight -= slice == null ? 0 : slice.state().weight();
    unstored.remove(key);
    changed.remove(key);
    growing.remove(key);
  }

  /** Has each slice hand over what has changed, that ends by this time. */
  void handOver(long until) {
    Iterator<String> each = changed.iterator();
    while (each.hasNext()) {
      CrowdSlice slice = atHand.get(each.next()).state();
      if (slice.end() <= until) {
        owner.send(slice);
        each.remove();
      }
    }
  }

  /** Takes the values of erased subjects out of the current key's slice. */
  void replace(String key, ErasedValues values) throws Exception {
    TimedState<CrowdSlice> held = atHand.get(key);
    if (held != null) {
      sendChanged(key, held.state());
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
    for (Map.Entry<String, TimedState<CrowdSlice>> each : List.copyOf(atHand.entrySet())) {
      if (which.test(each.getValue().state())) {
        letGo(each.getKey());
      }
    }
    EventTimeStall.clear(backend, CrowdOperator.SLICE, stored, due, which);
  }
}
