package io.ringfence.jobs.state;

import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.FilteredInput;
import io.ringfence.signal.encoding.StoredForm;
import io.ringfence.signal.encoding.Wire;
import java.io.IOException;
import java.util.function.Function;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A keyed state of small values, as bytes whatever the state backend: the version of their form,
 * then the form. On the heap millions of values are as many arrays, and not dozens of objects each,
 * of which a collection of garbage would have to look at every one; a checkpoint copies nothing.
 */
public final class PackedState<T> {

  private static final int USUAL_BYTES = 256;

  private final ValueState<byte[]> stored;
  private final Codec<T> codec;
  private final DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
  private final DataInputDeserializer in = new DataInputDeserializer();

  public PackedState(ValueState<byte[]> stored, Codec<T> codec) {
    this.stored = stored;
    this.codec = codec;
  }

  /** The current key's value, or null. A new object each time. */
  public T value() throws IOException {
    byte[] bytes = stored.value();
    return bytes == null ? null : unpack(bytes);
  }

  /**
   * What some key's bytes stand for.
   *
   * @throws IOException if they are damaged, or their form is not known to this release
   */
  public T unpack(byte[] bytes) throws IOException {
    in.setBuffer(bytes);
    return StoredForm.read(codec, in, Wire.readSize(in));
  }

  /** Whether an erased value may stand in the current key's value. False is certain. */
  public boolean mayHold(ErasedValues values) throws IOException {
    byte[] bytes = stored.value();
    return bytes != null && values.mayBeIn(bytes);
  }

  /**
   * The current key's value as it is, and without what was erased up to a time or longer; null if
   * none of that stands in it.
   *
   * @param time epoch milliseconds
   * @param owner whose the value is, see {@link ErasedValues#reaching}
   */
  public Replaced<T> replaced(ErasedValues values, long time, Function<T, String> owner)
      throws IOException {
    if (!mayHold(values)) {
      return null;
    }
    byte[] bytes = stored.value();
    T before = unpack(bytes);
    ErasedValues reaching = values.reaching(owner.apply(before));
    FilteredInput filter = reaching.filter(bytes, time);
    T after = StoredForm.read(codec, filter, Wire.readSize(filter));
    return filter.changed() ? new Replaced<>(before, after) : null;
  }

  public void update(T value) throws IOException {
    out.clear();
    Wire.writeUnsigned(codec.version(), out);
    codec.write(value, out);
    stored.update(out.getCopyOfBuffer());
  }

  public void clear() {
    stored.clear();
  }
}
