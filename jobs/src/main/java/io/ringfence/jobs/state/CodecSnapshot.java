package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a checkpoint says of the form in which values are stored: the codec's class and version. The
 * same version is read as it is, an earlier one is migrated, a later one (a release was rolled
 * back) is refused. A checkpoint names this class, too: neither name changes once it is released.
 */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

  private Class<? extends Codec<T>> type;
  private int version;

  /** For Flink, which fills it by {@link #readSnapshot}. */
  public CodecSnapshot() {}

  CodecSnapshot(Class<? extends Codec<T>> type, int version) {
    this.type = type;
    this.version = version;
  }

  /** Of this snapshot's own form, not of the codec's. */
  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(type.getName());
    out.writeInt(version);
  }

  @Override
  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of the same T
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
      throws IOException {
    String name = in.readUTF();
    try {
      type = (Class<? extends Codec<T>>) Class.forName(name, true, loader).asSubclass(Codec.class);
    } catch (ClassNotFoundException e) {
      throw new IOException("the stored form " + name + " is not known to this release", e);
    }
    version = in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new CodecSerializer<>(type, version);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> stored) {
    if (!(stored instanceof CodecSnapshot<T> old) || old.type != type || old.version > version) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return old.version == version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
