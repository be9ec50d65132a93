package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredKeys;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * What is stored of subjects. The states of busy ones are large and asked for again soon: they stay
 * at hand, and are stored when others need the room and before every checkpoint. One in ten
 * deliveries goes to a few dozen subjects (an address that scans, a text that everybody sends);
 * reading and writing those whole each time would cost more than all others together. Of subjects
 * that are not busy nothing is kept: the next delivery is for another one.
 */
final class SubjectCache {

  /**
   * Of all states at hand together, in bytes of heap, by estimate: 100 MB, or a sixteenth of a
   * large heap. From half of it on, no subject keeps more pending signals than a crowd does: states
   * that are large and not at hand would be read and written whole at each delivery.
   */
  static final long MOST_AT_HAND = Math.max(100L << 20, Runtime.getRuntime().maxMemory() / 16);

  /**
   * Pending signals from which on a subject stays at hand. With the whole pack one delivery in
   * twenty-six is for a subject (a range, as a rule) with 8 to 31 of them, and a quarter of all
   * bytes written were theirs.
   */
  static final int AT_HAND_FROM = 8;

  private record AtHand(TimedState<SubjectState> subject, long bytes) {}

  private final PackedState<TimedState<SubjectState>> stored;
  private final KeyContext keys;
  private final long mostAtHand;

  /** Least recently used first. */
  private final LinkedHashMap<String, AtHand> atHand = new LinkedHashMap<>(64, 0.75f, true);

  private long bytes;

  /**
   * @param stored of the current key
   * @param keys where the current key is set
   * @param mostAtHand bytes of all states at hand together
   */
  SubjectCache(PackedState<TimedState<SubjectState>> stored, KeyContext keys, long mostAtHand) {
    this.stored = stored;
    this.keys = keys;
    this.mostAtHand = mostAtHand;
  }

  /** The current key's state, or null. It belongs to the caller until it is put back. */
  TimedState<SubjectState> get(String key) throws Exception {
    AtHand known = atHand.get(key);
    TimedState<SubjectState> subject = known == null ? stored.value() : known.subject();
    if (subject != null) {
      subject.state().pending().spareMemory(bytes > mostAtHand / 2);
    }
    return subject;
  }

  /** Keeps the current key's state. */
  void put(String key, TimedState<SubjectState> subject) throws Exception {
    if (subject.state().pendingSignals() < AT_HAND_FROM && !atHand.containsKey(key)) {
      stored.update(subject);
      return;
    }
    AtHand now = new AtHand(subject, subject.state().bytesInMemory());
    AtHand before = atHand.put(key, now);
    bytes += now.bytes() - (before == null ? 0 : before.bytes());
    if (bytes > mostAtHand) {
      makeRoom();
      keys.setCurrentKey(key);
    }
  }

  private void makeRoom() throws Exception {
    Iterator<Map.Entry<String, AtHand>> oldest = atHand.entrySet().iterator();
    while (bytes > mostAtHand) {
      Map.Entry<String, AtHand> gone = oldest.next();
      store(gone.getKey(), gone.getValue());
      bytes -= gone.getValue().bytes();
      oldest.remove();
    }
  }

  private void store(String key, AtHand subject) throws Exception {
    keys.setCurrentKey(key);
    stored.update(subject.subject());
  }

  /** The current key's state with erased values and without; null if none stands in it. */
  Replaced<TimedState<SubjectState>> replaced(String key, ErasedValues values) throws Exception {
    AtHand known = atHand.remove(key);
    if (known != null) {
      bytes -= known.bytes();
      stored.update(known.subject());
    }
    return stored.replaced(values, subject -> subject.state().tenancy().owner());
  }

  /** Forgets the current key's state. */
  void clear(String key) {
    AtHand known = atHand.remove(key);
    if (known != null) {
      bytes -= known.bytes();
    }
    stored.clear();
  }

  /** Keys of subjects as they are stored now, see {@link StoredKeys}; to be closed. */
  Stream<String> keys(KeyedStateBackend<String> backend, Predicate<String> wanted)
      throws Exception {
    storeAll();
    return StoredKeys.of(backend, JudgeOperator.SUBJECT.getName()).filter(wanted);
  }

  /** Stores all that is at hand, and lets go of it. Leaves no current key. */
  void storeAll() throws Exception {
    for (Map.Entry<String, AtHand> each : atHand.entrySet()) {
      store(each.getKey(), each.getValue());
    }
    atHand.clear();
    bytes = 0;
  }
}
