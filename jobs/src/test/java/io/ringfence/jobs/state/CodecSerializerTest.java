package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CodecSerializerTest {

  /** Version 1 wrote the length in one byte; version 2 writes it in two. */
  public static final class TextCodec implements Codec<String> {
    @Override
    public int version() {
      return 2;
    }

    @Override
    public void write(String value, DataOutput out) throws IOException {
      out.writeShort(value.length());
      out.writeBytes(value);
    }

    @Override
    public String read(DataInput in, int version) throws IOException {
      byte[] bytes = new byte[version == 1 ? in.readByte() : in.readShort()];
      in.readFully(bytes);
      return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private final CodecSerializer<String> today = new CodecSerializer<>(TextCodec.class);

  @Test
  void whatIsWrittenIsReadAndCopied() throws IOException {
    DataOutputSerializer written = new DataOutputSerializer(16);
    today.serialize("abc", written);
    DataOutputSerializer copied = new DataOutputSerializer(16);

    today.copy(new DataInputDeserializer(written.getCopyOfBuffer()), copied);

    assertThat(today.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer())))
        .isEqualTo("abc");
  }

  @Test
  void aSnapshotRestoresASerializerOfTheVersionItWasWrittenWith() throws IOException {
    TypeSerializer<String> restored = throughASavepoint(snapshot(1)).restoreSerializer();

    String read = restored.deserialize(new DataInputDeserializer(new byte[] {2, 'h', 'i'}));

    assertThat(read).isEqualTo("hi");
    assertThatThrownBy(() -> restored.serialize("x", new DataOutputSerializer(4)))
        .hasMessageContaining("version 2, not 1");
  }

  @Test
  void theSameVersionIsReadAsItIs() throws IOException {
    assertThat(compatibilityWith(snapshot(2)).isCompatibleAsIs()).isTrue();
  }

  @Test
  void anEarlierVersionIsMigrated() throws IOException {
    assertThat(compatibilityWith(snapshot(1)).isCompatibleAfterMigration()).isTrue();
  }

  @Test
  void aLaterVersionIsRefused() throws IOException {
    assertThat(compatibilityWith(snapshot(3)).isIncompatible()).isTrue();
  }

  @Test
  void aFormThatIsReadOfALaterVersionIsRefused() throws IOException {
    TypeSerializer<String> later = throughASavepoint(snapshot(3)).restoreSerializer();

    assertThatThrownBy(() -> later.deserialize(new DataInputDeserializer(new byte[4])))
        .hasMessageContaining("TextCodec does not know version 3");
  }

  @Test
  void aCodecThatThisReleaseDoesNotHaveIsRefused() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF(CodecSnapshot.class.getName());
    out.writeInt(1);
    out.writeUTF("io.ringfence.NoSuchCodec");
    out.writeInt(1);

    assertThatThrownBy(() -> restored(out))
        .hasStackTraceContaining("io.ringfence.NoSuchCodec is not known to this release");
  }

  @Test
  void aSerializerEqualsItsDuplicateOnly() {
    assertThat(today).isEqualTo(today.duplicate()).hasSameHashCodeAs(today.duplicate());
    assertThat(today).isNotEqualTo(new CodecSerializer<>(TextCodec.class, 1));
  }

  private TypeSerializerSchemaCompatibility<String> compatibilityWith(
      TypeSerializerSnapshot<String> stored) throws IOException {
    return today.snapshotConfiguration().resolveSchemaCompatibility(throughASavepoint(stored));
  }

  private static TypeSerializerSnapshot<String> snapshot(int version) {
    return new CodecSerializer<>(TextCodec.class, version).snapshotConfiguration();
  }

  private static TypeSerializerSnapshot<String> throughASavepoint(
      TypeSerializerSnapshot<String> snapshot) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return restored(out);
  }

  private static TypeSerializerSnapshot<String> restored(DataOutputSerializer out)
      throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()),
        CodecSerializerTest.class.getClassLoader());
  }
}
