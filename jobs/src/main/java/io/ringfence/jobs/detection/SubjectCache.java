package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.judge.state.SubjectState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * What is stored of subjects. The states of busy ones are large and asked for again soon: they stay
 * at hand, and are stored when others need the room and before every checkpoint. One in ten
 * deliveries goes to a few dozen subjects (an address that scans, a text that everybody sends);
 * reading and writing those whole each time would cost more than all others together. Of subjects
 * that are not busy nothing is kept: the next delivery is for another one.
 */
final class SubjectCache {

  /** Pending signals of all states at hand: 100 MB of heap a task, 200 to 8,000 states. */
  static final int MOST_AT_HAND = 1 << 18;

  /**
   * Pending signals from which on a subject stays at hand. With the whole pack one delivery in
   * twenty-six is for a subject (a range, as a rule) with 8 to 31 of them, and a quarter of all
   * bytes written were theirs.
   */
  static final int AT_HAND_FROM = 8;

  private record AtHand(TimedState<SubjectState> subject, int pending) {}

  private final PackedState<TimedState<SubjectState>> stored;
  private final KeyContext keys;
  private final int mostAtHand;

  /** Least recently used first. */
  private final LinkedHashMap<String, AtHand> atHand = new LinkedHashMap<>(64, 0.75f, true);

  private int pending;

  /**
   * @param stored of the current key
   * @param keys where the current key is set
   * @param mostAtHand pending signals of all states at hand together
   */
  SubjectCache(PackedState<TimedState<SubjectState>> stored, KeyContext keys, int mostAtHand) {
    this.stored = stored;
    this.keys = keys;
    this.mostAtHand = mostAtHand;
  }

  /** The current key's state, or null. It belongs to the caller until it is put back. */
  TimedState<SubjectState> get(String key) throws Exception {
    AtHand known = atHand.get(key);
    return known == null ? stored.value() : known.subject();
  }

  /** Keeps the current key's state. */
  void put(String key, TimedState<SubjectState> subject) throws Exception {
    if (subject.state().pendingSignals() < AT_HAND_FROM && !atHand.containsKey(key)) {
      stored.update(subject);
      return;
    }
    AtHand now = new AtHand(subject, subject.state().pendingSignals());
    AtHand before = atHand.put(key, now);
    pending += now.pending() - (before == null ? 0 : before.pending());
    if (pending > mostAtHand) {
      makeRoom();
      keys.setCurrentKey(key);
    }
  }

  private void makeRoom() throws Exception {
    Iterator<Map.Entry<String, AtHand>> oldest = atHand.entrySet().iterator();
    while (pending > mostAtHand) {
      Map.Entry<String, AtHand> gone = oldest.next();
      store(gone.getKey(), gone.getValue());
      pending -= gone.getValue().pending();
      oldest.remove();
    }
  }

  private void store(String key, AtHand subject) throws Exception {
    keys.setCurrentKey(key);
    stored.update(subject.subject());
  }

  /** Forgets the current key's state. */
  void clear(String key) {
    AtHand known = atHand.remove(key);
    if (known != null) {
      pending -= known.pending();
    }
    stored.clear();
  }

  /** Stores all that is at hand, and lets go of it. Leaves no current key. */
  void storeAll() throws Exception {
    for (Map.Entry<String, AtHand> each : atHand.entrySet()) {
      store(each.getKey(), each.getValue());
    }
    atHand.clear();
    pending = 0;
  }
}
