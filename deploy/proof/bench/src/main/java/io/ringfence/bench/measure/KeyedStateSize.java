package io.ringfence.bench.measure;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * Reads the keyed state of the operators that hold this state; the keys are strings.
   *
   * @param savepoint folder of a canonical savepoint
   */
  public static KeyedStateSize of(Path savepoint, String state) throws Exception {
    for (OperatorState operator : metadata(savepoint).getOperatorStates()) {
      KeyedStateSize keyed = new KeyedStateSize();
      for (OperatorSubtaskState task : operator.getStates()) {
        keyed.add(task.getManagedKeyedState(), operator.getMaxParallelism());
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
            size.largestValue = Math.max(size.largestValue, entry.getValue().length);
          }
        }
      }
    }
  }

  /** By the names of states; timers are states, too. */
  public Map<String, Size> sizes() {
    return sizes;
  }

  public long bytes() {
    return sizes.values().stream().mapToLong(Size::bytes).sum();
  }
}
