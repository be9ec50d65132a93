package io.ringfence.cli.audit.savepoint;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.state.CompositeKeySerializationUtils;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.util.StateMigrationException;

/** Shows the keyed states of one operator; the keys are texts. */
final class KeyedStateReader {

  private final String operator;
  private final int groups;
  private final int prefix;
  private final StateVisitor visitor;

  KeyedStateReader(String operator, int groups, StateVisitor visitor) {
    this.operator = operator;
    this.groups = groups;
    this.prefix = CompositeKeySerializationUtils.computeRequiredBytesInKeyGroupPrefix(groups);
    this.visitor = visitor;
  }

  void read(Collection<KeyedStateHandle> handles) throws IOException {
    if (handles.isEmpty()) {
      return;
    }
    var restore =
        new FullSnapshotRestoreOperation<>(
            KeyGroupRange.of(0, groups - 1),
            KeyedStateReader.class.getClassLoader(),
            handles,
            StateSerializerProvider.fromNewRegisteredSerializer(StringSerializer.INSTANCE));
    try (var results = restore.restore()) {
      while (results.hasNext()) {
        read(results.next());
      }
    } catch (StateMigrationException e) {
      visitor.unreadable(operator, "keys that are no texts");
    }
  }

  private void read(SavepointRestoreResult result) throws IOException {
    List<StateMetaInfoSnapshot> states = result.getStateMetaInfoSnapshots();
    try (var keyGroups = result.getRestoredKeyGroups()) {
      while (keyGroups.hasNext()) {
        read(keyGroups.next(), states);
        visitor.groupEnds();
      }
    } catch (StateMigrationException | RuntimeException e) {
      throw new IOException(e);
    }
  }

  private void read(KeyGroup group, List<StateMetaInfoSnapshot> states)
      throws IOException, StateMigrationException {
    try (var entries = group.getKeyGroupEntries()) {
      while (entries.hasNext()) {
        KeyGroupEntry entry = entries.next();
        StateMetaInfoSnapshot state = states.get(entry.getKvStateId());
        DataInputDeserializer in = new DataInputDeserializer(entry.getKey());
        in.skipBytesToRead(prefix);
        if (state.getBackendStateType() == BackendStateType.PRIORITY_QUEUE) {
          var timer = timers(state).deserialize(in);
          visitor.timer(
              operator, state.getName(), timer.getKey(), timer.getTimestamp(), entry.getKey());
        } else {
          String key = StringSerializer.INSTANCE.deserialize(in);
          visitor.keyed(operator, state.getName(), key, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // every timer of the jobs has a text as its key
  private static TypeSerializer<TimerHeapInternalTimer<String, VoidNamespace>> timers(
      StateMetaInfoSnapshot state) {
    return (TypeSerializer<TimerHeapInternalTimer<String, VoidNamespace>>)
        state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER).restoreSerializer();
  }
}
