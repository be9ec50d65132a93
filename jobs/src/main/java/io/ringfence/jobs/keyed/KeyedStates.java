package io.ringfence.jobs.keyed;

import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.TestableKeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.function.BiConsumerWithException;

/**
 * What is stored of keys. The states of busy ones are large and asked for again soon: they stay at
 * hand, and are stored when others need the room and before every checkpoint. Of the judge's
 * deliveries one in ten goes to a few dozen subjects (an address that scans, a text that everybody
 * sends); reading and writing those whole each time would cost more than all others together. Of
 * keys that are not busy nothing is kept: the next delivery is for another one.
 */
final class KeyedStates<S> {

  /**
   * Of all states at hand together, in bytes of heap, by estimate: 100 MB, or a sixteenth of a
   * large heap. From half of it on memory is scarce: states that are large and not at hand would be
   * read and written whole at each delivery.
   */
  static final long MOST_AT_HAND = Math.max(100L << 20, Runtime.getRuntime().maxMemory() / 16);

  private record AtHand<S>(TimedState<S> state, long bytes) {}

  private final PackedState<TimedState<S>> stored;
  private final KeyedState<S> declared;
  private final KeyContext keys;
  private final long mostAtHand;
  private final BiConsumerWithException<String, S, Exception> storing;

  /** Least recently used first. */
  private final LinkedHashMap<String, AtHand<S>> atHand = new LinkedHashMap<>(64, 0.75f, true);

  private long bytes;

  /**
   * Of the keys of one task.
   *
   * @param stored of the current key
   * @param keys where the current key is set
   * @param mostAtHand bytes of all states at hand together
   * @param storing hears of each state that is about to be stored
   */
  KeyedStates(
      PackedState<TimedState<S>> stored,
      KeyedState<S> declared,
      KeyContext keys,
      long mostAtHand,
      BiConsumerWithException<String, S, Exception> storing) {
    this.stored = stored;
    this.declared = declared;
    this.keys = keys;
    this.mostAtHand = mostAtHand;
    this.storing = storing;
  }

  /** The current key's state, or null. It belongs to the caller until it is put back. */
  TimedState<S> get(String key) throws Exception {
    AtHand<S> known = atHand.get(key);
    TimedState<S> state = known == null ? stored.value() : known.state();
    if (state != null) {
      declared.atHand().using(state.state(), bytes > mostAtHand / 2);
    }
    return state;
  }

  /** Keeps the current key's state. */
  void put(String key, TimedState<S> state) throws Exception {
    long size = declared.atHand().bytes(state.state(), atHand.containsKey(key));
    if (size == 0) {
      write(key, state);
      return;
    }
    AtHand<S> before = atHand.put(key, new AtHand<>(state, size));
    bytes += size - (before == null ? 0 : before.bytes());
    if (bytes > mostAtHand) {
      makeRoom();
      keys.setCurrentKey(key);
    }
  }

  private void makeRoom() throws Exception {
    Iterator<Map.Entry<String, AtHand<S>>> oldest = atHand.entrySet().iterator();
    while (bytes > mostAtHand) {
      Map.Entry<String, AtHand<S>> gone = oldest.next();
      store(gone.getKey(), gone.getValue());
      bytes -= gone.getValue().bytes();
      oldest.remove();
    }
  }

  private void store(String key, AtHand<S> state) throws Exception {
    keys.setCurrentKey(key);
    write(key, state.state());
  }

  private void write(String key, TimedState<S> state) throws Exception {
    storing.accept(key, state.state());
    stored.update(state);
  }

  /**
   * Takes values that were erased up to a time or longer out of the current key's state.
   *
   * @return with them and without; null if none stood in it
   */
  Replaced<TimedState<S>> replace(String key, ErasedValues values, long time) throws Exception {
    AtHand<S> known = atHand.remove(key);
    if (known != null) {
      bytes -= known.bytes();
      write(key, known.state());
    }
    Replaced<TimedState<S>> replaced =
        stored.replaced(values, time, state -> declared.owner().apply(state.state()));
    if (replaced != null) {
      stored.update(replaced.after());
    }
    return replaced;
  }

  /** Forgets the current key's state. */
  void clear(String key) {
    AtHand<S> known = atHand.remove(key);
    if (known != null) {
      bytes -= known.bytes();
    }
    stored.clear();
  }

  /**
   * Keys as they are stored now. States may be changed before it is at its end: RocksDB shows what
   * was there at first, and from the heap all keys are taken at once, which copies no state.
   *
   * @return to be closed
   */
  Stream<String> keys(KeyedStateBackend<String> backend) throws Exception {
    storeAll();
    Stream<String> keys =
        backend.<VoidNamespace>getKeys(declared.name().stored(), VoidNamespace.INSTANCE);
    return isOnTheHeap(backend) ? keys.toList().stream() : keys;
  }

  private static boolean isOnTheHeap(KeyedStateBackend<String> backend) {
    KeyedStateBackend<String> actual =
        backend instanceof TestableKeyedStateBackend<?>
            ? ((TestableKeyedStateBackend<String>) backend).getDelegatedKeyedStateBackend(true)
            : backend;
    return actual instanceof HeapKeyedStateBackend;
  }

  /** Stores all that is at hand, and lets go of it. Leaves no current key. */
  void storeAll() throws Exception {
    for (Map.Entry<String, AtHand<S>> each : atHand.entrySet()) {
      store(each.getKey(), each.getValue());
    }
    atHand.clear();
    bytes = 0;
  }
}
