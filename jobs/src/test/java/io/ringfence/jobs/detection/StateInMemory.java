package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.PackedState;
import io.ringfence.signal.encoding.Codec;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;

/** One keyed state without Flink, which counts the bytes that are read and written. */
class StateInMemory implements KeyContext, ValueState<byte[]> {

  private final Map<Object, byte[]> values = new HashMap<>();
  private Object current;
  long read;
  long written;

  final <T> PackedState<T> packed(Codec<T> codec) {
    return new PackedState<>(this, codec);
  }

  /** Bytes of all keys. */
  final long stored() {
    return values.values().stream().mapToLong(each -> each.length).sum();
  }

  @Override
  public final void setCurrentKey(Object key) {
    current = key;
  }

  @Override
  public final Object getCurrentKey() {
    return current;
  }

  @Override
  public final byte[] value() {
    byte[] value = values.get(current);
    read += value == null ? 0 : value.length;
    return value;
  }

  @Override
  public final void update(byte[] value) {
    values.put(current, value);
    written += value.length;
  }

  @Override
  public final void clear() {
    values.remove(current);
  }
}
