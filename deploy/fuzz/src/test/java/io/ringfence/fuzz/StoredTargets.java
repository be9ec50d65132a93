package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.SealDoor;
import io.ringfence.jobs.io.files.ScanDoor;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.StoredForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Every stored form. An input is the version of the form in two bytes, then the form as Flink hands
 * it to a serializer. Damaged bytes are refused with an {@link IOException}, and what can be read
 * can be written and read again.
 */
final class StoredTargets {

  /** Of each codec the golden files with values of it. */
  private static final Map<String, String> GOLDEN =
      Map.ofEntries(
          Map.entry("CrowdSliceCodec", "crowd-slice"),
          Map.entry("DeliveryCodec", "delivery"),
          Map.entry("ErasureCodec", "erasure"),
          Map.entry("HeldErasureCodec", "held-erasure"),
          Map.entry("SubjectLinksCodec", "links"),
          Map.entry("OpenReceiptCodec", "open-receipt"),
          Map.entry("ReceiptPartCodec", "receipt-part"),
          Map.entry("RulebookStateCodec", "rulebook"),
          Map.entry("SignalCodec", "signal"),
          Map.entry("SubjectStandingCodec", "subject-standing"),
          Map.entry("SubjectStateCodec", "subject-state"),
          Map.entry("WindowCodec", "window"));

  private static final KpiSettings INDICATORS = new KpiSettings(600_000, 30L * 86_400_000);

  private StoredTargets() {}

  static List<FuzzTarget> all() {
    List<FuzzTarget> all = new ArrayList<>();
    codecs().forEach((name, codec) -> all.add(target(name, codec)));
    all.add(
        FuzzTarget.of(
                "stored-scan",
                Set.of("FilesSource", "FilesSplit"),
                () -> List.of(new byte[0], new byte[] {0}, new byte[] {1}),
                ScanDoor::restore)
            .refusing(IOException.class));
    all.add(
        FuzzTarget.of(
                "sealed-state",
                Set.of("StateSeal"),
                () -> List.of(SealDoor.sealed(Seeds.bytes("what is sealed"))),
                SealDoor::open)
            .refusing(IllegalStateException.class));
    return all;
  }

  /** By simple name: all that are listed as stored, which {@code CodecNamesTest} holds complete. */
  private static Map<String, Class<?>> codecs() {
    Properties table = new Properties();
    try (InputStream in = CodecSerializer.class.getResourceAsStream("stored-names.properties")) {
      table.load(in);
      Map<String, Class<?>> codecs = new TreeMap<>();
      for (String stored : table.stringPropertyNames()) {
        Class<?> codec = Class.forName(table.getProperty(stored));
        codecs.put(codec.getSimpleName(), codec);
      }
      return codecs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FuzzTarget target(String name, Class<?> type) {
    Codec<Object> codec = codec(type);
    return FuzzTarget.of(
            "stored-" + name, Set.of(name), () -> seeds(name, codec), input -> read(input, codec))
        .refusing(IOException.class);
  }

  private static List<byte[]> seeds(String name, Codec<Object> codec) {
    byte[] nothing = Seeds.versioned(codec.version(), new byte[64]);
    return GOLDEN.containsKey(name)
        ? Seeds.all(Seeds.golden(GOLDEN.get(name)), List.of(nothing))
        : List.of(nothing);
  }

  @SuppressWarnings("unchecked") // a codec reads what it has written, whatever that is
  private static Codec<Object> codec(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return (Codec<Object>)
          (constructor.getParameterCount() == 0
              ? constructor.newInstance()
              : constructor.newInstance(INDICATORS));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static void read(byte[] input, Codec<Object> codec) throws IOException {
    if (input.length < 2) {
      return;
    }
    int version = (input[0] & 0xFF) << 8 | (input[1] & 0xFF);
    if (version < 1 || version > codec.version()) {
      return;
    }
    Object value =
        StoredForm.read(codec, new DataInputDeserializer(input, 2, input.length - 2), version);
    byte[] written = Stored.bytes(value, codec);
    Object again = Stored.value(written, codec);
    assertThat(Stored.bytes(again, codec)).isEqualTo(written);
  }
}
