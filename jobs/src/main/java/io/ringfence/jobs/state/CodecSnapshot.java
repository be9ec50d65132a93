package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a checkpoint says of the form in which values are stored: the codec's stored name and
 * version. The same version is read as it is, an earlier one is migrated, a later one (a release
 * was rolled back) is refused.
 *
 * <p>A checkpoint names the snapshot's class, too. That name is {@link #CLASS_NAME} in every
 * release, so that each can read what another wrote. The class of that name adds nothing to this
 * one. It is made by its name, because its package is above this one.
 */
public abstract class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

  static final String CLASS_NAME = "io.ringfence.jobs.detection.CodecSerializerSnapshot";

  private static final Class<?> CLASS = load();

  private Class<? extends Codec<T>> type;
  private int version;

  private static Class<?> load() {
    try {
      return Class.forName(CLASS_NAME, true, CodecSnapshot.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A snapshot of a codec's form of the given version. */
  @SuppressWarnings("unchecked") // a snapshot has no T but the one that it is given here
  static <T> CodecSnapshot<T> of(Class<? extends Codec<T>> type, int version) {
    try {
      CodecSnapshot<T> snapshot = (CodecSnapshot<T>) CLASS.getDeclaredConstructor().newInstance();
      snapshot.type = type;
      snapshot.version = version;
      return snapshot;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of this snapshot's own form, not of the codec's. */
  @Override
  public final int getCurrentVersion() {
    return 1;
  }

  @Override
  public final void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(CodecNames.stored(type));
    out.writeInt(version);
  }

  @Override
  public final void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
      throws IOException {
    String name = in.readUTF();
    try {
      type = CodecNames.named(name, loader);
    } catch (ClassNotFoundException e) {
      throw new IOException("the stored form " + name + " is not known to this release", e);
    }
    version = in.readInt();
  }

  @Override
  public final TypeSerializer<T> restoreSerializer() {
    return new CodecSerializer<>(type, version);
  }

  @Override
  public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> stored) {
    if (!(stored instanceof CodecSnapshot<T> old) || old.type != type || old.version > version) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return old.version == version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
