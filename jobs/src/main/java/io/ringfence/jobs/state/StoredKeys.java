package io.ringfence.jobs.state;

import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.TestableKeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;

/** The keys of a state. */
public final class StoredKeys {

  private StoredKeys() {}

  /**
   * Keys as they are stored now. States may be changed before it is at its end: RocksDB shows what
   * was there at first, and from the heap all keys are taken at once, which copies no state.
   *
   * @param state its name
   * @return to be closed
   */
  public static Stream<String> of(KeyedStateBackend<String> backend, String state) {
    Stream<String> keys = backend.<VoidNamespace>getKeys(state, VoidNamespace.INSTANCE);
    return isOnTheHeap(backend) ? keys.toList().stream() : keys;
  }

  private static boolean isOnTheHeap(KeyedStateBackend<String> backend) {
    KeyedStateBackend<String> actual =
        backend instanceof TestableKeyedStateBackend<?>
            ? ((TestableKeyedStateBackend<String>) backend).getDelegatedKeyedStateBackend(true)
            : backend;
    return actual instanceof HeapKeyedStateBackend;
  }
}
