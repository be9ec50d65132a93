package io.ringfence.cli.audit.savepoint;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.commons.io.input.TeeInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.CompressibleFSDataInputStream;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.SnappyStreamCompressionDecorator;
import org.apache.flink.runtime.state.StreamCompressionDecorator;
import org.apache.flink.runtime.state.UncompressedStreamCompressionDecorator;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;

/** Shows the lists and broadcast states of one task, in the order in which Flink restores them. */
record OperatorStateReader(String operator, StateVisitor visitor) {

  /** From this version on, the metadata begins with whether the states are compressed. */
  private static final int SAYS_COMPRESSION = 6;

  void read(OperatorStateHandle handle) throws IOException {
    StreamCompressionDecorator compression = compression(handle);
    try (FSDataInputStream in = handle.openInputStream()) {
      var states = new OperatorBackendSerializationProxy(getClass().getClassLoader());
      try {
        states.read(new DataInputViewStreamWrapper(in));
      } catch (IOException e) {
        visitor.unreadable(operator, "what a task keeps beside its keys");
        return;
      }
      try (var plain = new CompressibleFSDataInputStream(in, compression)) {
        for (StateMetaInfoSnapshot each : states.getOperatorStateMetaInfoSnapshots()) {
          show(each, () -> list(each, offsets(handle, each), plain));
        }
        for (StateMetaInfoSnapshot each : states.getBroadcastStateMetaInfoSnapshots()) {
          show(each, () -> broadcast(each, offsets(handle, each), plain));
        }
      }
    }
  }

  /** A reading that may fail. */
  private interface Showing {
    void run() throws IOException;
  }

  /** A state in a form that this release does not know must not hide the others. */
  private void show(StateMetaInfoSnapshot state, Showing showing) {
    try {
      showing.run();
    } catch (IOException | RuntimeException e) {
      visitor.unreadable(operator, "the state `" + state.getName() + "`");
    }
  }

  private static StreamCompressionDecorator compression(OperatorStateHandle handle)
      throws IOException {
    try (DataInputStream in = new DataInputStream(handle.openInputStream())) {
      return in.readInt() >= SAYS_COMPRESSION && in.readBoolean()
          ? SnappyStreamCompressionDecorator.INSTANCE
          : UncompressedStreamCompressionDecorator.INSTANCE;
    }
  }

  private static long[] offsets(OperatorStateHandle handle, StateMetaInfoSnapshot state) {
    OperatorStateHandle.StateMetaInfo offsets =
        handle.getStateNameToPartitionOffsets().get(state.getName());
    return offsets == null || offsets.getOffsets() == null ? new long[0] : offsets.getOffsets();
  }

  private void list(StateMetaInfoSnapshot state, long[] offsets, FSDataInputStream in)
      throws IOException {
    TypeSerializer<?> elements = serializer(state, CommonSerializerKeys.VALUE_SERIALIZER);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    DataInputView view = new DataInputViewStreamWrapper(new TeeInputStream(in, raw));
    for (long offset : offsets) {
      in.seek(offset);
      raw.reset();
      Object value = elements.deserialize(view);
      visitor.unkeyed(operator, state.getName(), "", value, raw.toByteArray());
    }
  }

  private void broadcast(StateMetaInfoSnapshot state, long[] offsets, FSDataInputStream in)
      throws IOException {
    if (offsets.length == 0) {
      return;
    }
    TypeSerializer<?> keys = serializer(state, CommonSerializerKeys.KEY_SERIALIZER);
    TypeSerializer<?> values = serializer(state, CommonSerializerKeys.VALUE_SERIALIZER);
    in.seek(offsets[0]);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    DataInputView view = new DataInputViewStreamWrapper(new TeeInputStream(in, raw));
    for (int left = view.readInt(); left > 0; left--) {
      raw.reset();
      Object key = keys.deserialize(view);
      Object value = values.deserialize(view);
      visitor.unkeyed(operator, state.getName(), key.toString(), value, raw.toByteArray());
    }
  }

  private static TypeSerializer<?> serializer(
      StateMetaInfoSnapshot state, CommonSerializerKeys which) {
    return state.getTypeSerializerSnapshot(which).restoreSerializer();
  }
}
