package io.ringfence.cli.audit.savepoint;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * A canonical savepoint. Checkpoints and native savepoints have other forms and are refused: a part
 * that was not read must not look like a part that holds nothing.
 */
public final class Savepoint {

  static final String METADATA = "_metadata";

  private final CheckpointMetadata metadata;

  private Savepoint(CheckpointMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * Opens a savepoint and looks at all of its handles.
   *
   * @param place its folder
   */
  public static Savepoint open(Path place) throws NoSavepointException {
    Path file = place.resolve(METADATA);
    if (!Files.isRegularFile(file)) {
      throw new NoSavepointException(place + " is no savepoint: it has no file " + METADATA);
    }
    CheckpointMetadata metadata = metadata(file, place.toAbsolutePath().toString());
    for (OperatorState operator : metadata.getOperatorStates()) {
      for (OperatorSubtaskState task : operator.getStates()) {
        for (KeyedStateHandle each : task.getManagedKeyedState()) {
          if (!(each instanceof KeyGroupsSavepointStateHandle)) {
            throw new NoSavepointException(
                place + " is a checkpoint or a native savepoint: take a canonical savepoint");
          }
        }
      }
    }
    return new Savepoint(metadata);
  }

  /**
   * What a file of metadata says.
   *
   * @param pointer from which the files that it names are found
   */
  static CheckpointMetadata metadata(Path file, String pointer) throws NoSavepointException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return Checkpoints.loadCheckpointMetadata(in, Savepoint.class.getClassLoader(), pointer);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Flink makes room for whatever a damaged length says.
      throw new NoSavepointException(file + " is not the metadata of a savepoint, or damaged");
    }
  }

  public long checkpoint() {
    return metadata.getCheckpointId();
  }

  /** Shows the states of operators that have no keys, and whatever is no state of a key. */
  public void showUnkeyed(StateVisitor visitor) throws NoSavepointException {
    for (OperatorState operator : metadata.getOperatorStates()) {
      String name = name(operator);
      try {
        for (OperatorSubtaskState task : operator.getStates()) {
          for (OperatorStateHandle each : task.getManagedOperatorState()) {
            new OperatorStateReader(name, visitor).read(each);
          }
          showOthers(name, task, visitor);
        }
        if (operator.getCoordinatorState() != null) {
          visitor.other(name, operator.getCoordinatorState().getData());
        }
      } catch (IOException e) {
        throw incomplete(name, e);
      }
      visitor.groupEnds();
    }
    for (MasterState each : metadata.getMasterStates()) {
      visitor.other(each.name(), each.bytes());
    }
  }

  private static void showOthers(String name, OperatorSubtaskState task, StateVisitor visitor)
      throws IOException {
    for (Collection<? extends StreamStateHandle> raw :
        List.of(task.getRawOperatorState(), streams(task.getRawKeyedState()))) {
      for (StreamStateHandle each : raw) {
        visitor.unreadable(name, "raw state");
        visitor.other(name, bytes(each));
      }
    }
    if (task.getInputChannelState().hasState() || task.getResultSubpartitionState().hasState()) {
      visitor.unreadable(name, "records in flight, of an unaligned checkpoint");
    }
  }

  private static List<StreamStateHandle> streams(Collection<KeyedStateHandle> handles) {
    return handles.stream()
        .filter(StreamStateHandle.class::isInstance)
        .map(StreamStateHandle.class::cast)
        .toList();
  }

  private static byte[] bytes(StreamStateHandle handle) throws IOException {
    try (InputStream in = handle.openInputStream()) {
      return in.readAllBytes();
    }
  }

  /** Shows the states of keys and the timers, a key group of an operator at a time. */
  public void showKeyed(StateVisitor visitor) throws NoSavepointException {
    for (OperatorState operator : metadata.getOperatorStates()) {
      String name = name(operator);
      KeyedStateReader reader = new KeyedStateReader(name, operator.getMaxParallelism(), visitor);
      try {
        for (OperatorSubtaskState task : operator.getStates()) {
          reader.read(task.getManagedKeyedState());
        }
      } catch (IOException e) {
        throw incomplete(name, e);
      }
    }
  }

  private static NoSavepointException incomplete(String operator, IOException failure) {
    return new NoSavepointException(
        "the savepoint cannot be read whole: a file of the operator "
            + operator
            + " is missing or damaged ("
            + failure.getClass().getSimpleName()
            + ")");
  }

  private static String name(OperatorState operator) {
    return operator
        .getOperatorUid()
        .or(operator::getOperatorName)
        .orElse(operator.getOperatorID().toString());
  }
}
