package io.ringfence.bench.measure;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;

/**
 * What the keyed state of an operator amounts to, by state: entries, and the bytes of their keys
 * and values as a canonical savepoint has them. That is also what RocksDB is given to store, before
 * it shares prefixes or compresses.
 */
public final class KeyedStateSize {

  /** Mutable: of one state while it is added up. */
  public static final class Size {
    public long entries;
    public long keyBytes;
    public long valueBytes;
    public int largestValue;

    public long bytes() {
      return keyBytes + valueBytes;
    }
  }

  private final Map<String, Size> sizes = new TreeMap<>();
  private final byte[] watched;
  private long watchedBytes;
  private long unkeyedBytes;

  private KeyedStateSize(String watched) {
    this.watched = watched.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the keyed state of the operators that hold this state; the keys are strings.
   *
   * @param savepoint folder of a canonical savepoint
   * @param watched part of a key, plain ASCII, of which the bytes are counted apart
   */
  public static KeyedStateSize of(Path savepoint, String state, String watched) throws Exception {
    for (OperatorState operator : metadata(savepoint).getOperatorStates()) {
      KeyedStateSize keyed = new KeyedStateSize(watched);
      for (OperatorSubtaskState task : operator.getStates()) {
        keyed.add(task.getManagedKeyedState(), operator.getMaxParallelism());
        keyed.unkeyedBytes +=
            task.getManagedOperatorState().stream().mapToLong(StateObject::getStateSize).sum();
      }
      if (keyed.sizes.containsKey(state)) {
        return keyed;
      }
    }
    throw new IllegalArgumentException("the savepoint has no state called " + state);
  }

  private static CheckpointMetadata metadata(Path savepoint) throws IOException {
    Path file = savepoint.resolve("_metadata");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return Checkpoints.loadCheckpointMetadata(
          in, KeyedStateSize.class.getClassLoader(), savepoint.toString());
    }
  }

  private void add(Collection<KeyedStateHandle> handles, int groups) throws Exception {
    if (handles.isEmpty()) {
      return;
    }
    var restore =
        new FullSnapshotRestoreOperation<>(
            KeyGroupRange.of(0, groups - 1),
            KeyedStateSize.class.getClassLoader(),
            handles,
            StateSerializerProvider.fromNewRegisteredSerializer(StringSerializer.INSTANCE));
    try (var results = restore.restore()) {
      while (results.hasNext()) {
        add(results.next());
      }
    }
  }

  private void add(SavepointRestoreResult result) throws Exception {
    List<Size> states = new ArrayList<>();
    for (StateMetaInfoSnapshot each : result.getStateMetaInfoSnapshots()) {
      states.add(sizes.computeIfAbsent(each.getName(), name -> new Size()));
    }
    try (var keyGroups = result.getRestoredKeyGroups()) {
      while (keyGroups.hasNext()) {
        KeyGroup group = keyGroups.next();
        try (var entries = group.getKeyGroupEntries()) {
          while (entries.hasNext()) {
            KeyGroupEntry entry = entries.next();
            Size size = states.get(entry.getKvStateId());
            size.entries++;
            size.keyBytes += entry.getKey().length;
            size.valueBytes += entry.getValue().length;
            if (contains(entry.getKey(), watched)) {
              watchedBytes += entry.getKey().length + entry.getValue().length;
            }
            size.largestValue = Math.max(size.largestValue, entry.getValue().length);
          }
        }
      }
    }
  }

  private static boolean contains(byte[] key, byte[] part) {
    for (int start = 0; start <= key.length - part.length; start++) {
      if (Arrays.equals(key, start, start + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  /** Of the keys that were watched, timers among them. */
  public long watchedBytes() {
    return watchedBytes;
  }

  /** Of what the operator's tasks keep beside keys, what is broadcast above all: each its own. */
  public long unkeyedBytes() {
    return unkeyedBytes;
  }

  /** By the names of states; timers are states, too. */
  public Map<String, Size> sizes() {
    return sizes;
  }

  public long bytes() {
    return sizes.values().stream().mapToLong(Size::bytes).sum();
  }
}
