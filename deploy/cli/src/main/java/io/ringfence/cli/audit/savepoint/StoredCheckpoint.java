package io.ringfence.cli.audit.savepoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.kafka.common.TopicPartition;

/**
 * A checkpoint or savepoint on this machine, as far as one has to know it before a job is started
 * from it: which files it names, and from where each partition would be read on.
 */
public final class StoredCheckpoint {

  /** What Flink calls the splits of a source's reader. */
  private static final String SPLITS = "SourceReaderState";

  private final Path folder;
  private final CheckpointMetadata metadata;
  private final List<StreamStateHandle> handles = new ArrayList<>();

  private StoredCheckpoint(Path folder, CheckpointMetadata metadata) throws NoSavepointException {
    this.folder = folder;
    this.metadata = metadata;
    for (OperatorState operator : metadata.getOperatorStates()) {
      for (OperatorSubtaskState task : operator.getStates()) {
        task.getManagedOperatorState().forEach(each -> handles.add(each.getDelegateStateHandle()));
        task.getRawOperatorState().forEach(each -> handles.add(each.getDelegateStateHandle()));
        for (KeyedStateHandle each : task.getManagedKeyedState()) {
          add(each);
        }
        for (KeyedStateHandle each : task.getRawKeyedState()) {
          add(each);
        }
      }
    }
  }

  private void add(KeyedStateHandle keyed) throws NoSavepointException {
    if (keyed instanceof IncrementalRemoteKeyedStateHandle incremental) {
      incremental.streamSubHandles().forEach(handles::add);
    } else if (keyed instanceof KeyGroupsStateHandle groups) {
      handles.add(groups.getDelegateStateHandle());
    } else {
      throw new NoSavepointException("state of another kind: " + keyed.getClass());
    }
  }

  /**
   * Opens one.
   *
   * @throws NoSavepointException if its metadata or a file that it names is not there as it was
   *     written
   */
  public static StoredCheckpoint open(Path folder) throws NoSavepointException {
    StoredCheckpoint opened =
        new StoredCheckpoint(
            folder, Savepoint.metadata(folder.resolve(Savepoint.METADATA), "synced:" + folder));
    for (StreamStateHandle each : opened.handles) {
      if (each instanceof FileStateHandle stored) {
        Path named = Path.of(stored.getFilePath().getPath());
        if (!Files.isRegularFile(named) || named.toFile().length() != stored.getStateSize()) {
          throw new NoSavepointException(named + " is damaged or missing");
        }
      }
    }
    return opened;
  }

  public Path folder() {
    return folder;
  }

  /** Counts on over restarts: that of a later checkpoint or savepoint is larger. */
  public long id() {
    return metadata.getCheckpointId();
  }

  /** All files that it needs. */
  public Set<Path> files() {
    Set<Path> files = new HashSet<>(Set.of(folder.resolve(Savepoint.METADATA)));
    for (StreamStateHandle each : handles) {
      if (each instanceof FileStateHandle stored) {
        files.add(Path.of(stored.getFilePath().getPath()));
      }
    }
    return files;
  }

  /**
   * Where each partition would be read on.
   *
   * @throws NoSavepointException if that cannot be read
   */
  public Map<TopicPartition, Long> offsets() throws NoSavepointException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    List<String> unreadable = new ArrayList<>();
    StateVisitor splits =
        new StateVisitor() {
          @Override
          public void unkeyed(
              String operator, String state, String key, Object value, byte[] bytes) {
            if (state.equals(SPLITS)) {
              try {
                KafkaPartitionSplit split =
                    SimpleVersionedSerialization.readVersionAndDeSerialize(
                        new KafkaPartitionSplitSerializer(), (byte[]) value);
                offsets.merge(split.getTopicPartition(), split.getStartingOffset(), Math::max);
              } catch (IOException e) {
                unreadable.add(operator);
              }
            }
          }

          @Override
          public void unreadable(String operator, String what) {
            unreadable.add(operator);
          }
        };
    for (OperatorState operator : metadata.getOperatorStates()) {
      String name = operator.getOperatorUid().orElse(operator.getOperatorID().toString());
      for (OperatorSubtaskState task : operator.getStates()) {
        for (OperatorStateHandle each : task.getManagedOperatorState()) {
          if (each.getStateNameToPartitionOffsets().containsKey(SPLITS)) {
            read(name, each, splits, unreadable);
          }
        }
      }
    }
    if (!unreadable.isEmpty()) {
      throw new NoSavepointException(folder + ": a state of a source is damaged");
    }
    return offsets;
  }

  private static void read(
      String name, OperatorStateHandle state, StateVisitor visitor, List<String> unreadable) {
    try {
      new OperatorStateReader(name, visitor).read(state);
    } catch (IOException | RuntimeException e) {
      unreadable.add(name);
    }
  }
}
