package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.StoredForm;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Flink's view of a {@link Codec}. The codec's class and version are part of every checkpoint, see
 * {@link CodecSnapshot}.
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1;

  private final Class<? extends Codec<T>> type;
  private final int version;
  private transient Codec<T> codec;

  /** A serializer that reads and writes the codec's present form. */
  public CodecSerializer(Class<? extends Codec<T>> type) {
    this(type, create(type).version());
  }

  /** A serializer that reads the form of the given version; it writes only if that is today's. */
  CodecSerializer(Class<? extends Codec<T>> type, int version) {
    this.type = type;
    this.version = version;
  }

  /** Made by its constructor without arguments. */
  private static <T> Codec<T> create(Class<? extends Codec<T>> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a public constructor without arguments", e);
    }
  }

  private Codec<T> codec() {
    if (codec == null) {
      codec = create(type);
    }
    return codec;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new CodecSerializer<>(type, version);
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return codec().copy(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    if (codec().version() != version) {
      throw new IllegalStateException(
          type.getName() + " writes version " + codec().version() + ", not " + version);
    }
    codec().write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return StoredForm.read(codec(), source, version);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecSerializer<?> that && type == that.type && version == that.version;
  }

  @Override
  public int hashCode() {
    return type.getName().hashCode() * 31 + version;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSnapshot<>(type, version);
  }
}
