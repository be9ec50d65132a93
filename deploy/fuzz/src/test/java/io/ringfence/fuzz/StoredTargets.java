package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ringfence.jobs.config.SealDoor;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.StoredForm;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                "sealed-state",
                Set.of("StateSeal"),
                () -> List.of(SealDoor.sealed(Seeds.bytes("what is sealed"))),
                SealDoor::open)
            .refusing(IllegalStateException.class));
    return all;
  }

  /** By simple name: all that there are. */
  private static Map<String, Class<?>> codecs() {
    Map<String, Class<?>> codecs = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringfence")
            .stream()
            .filter(type -> type.isAssignableTo(Codec.class))
            .filter(type -> type.isTopLevelClass() && !type.isInterface())
            .filter(type -> !type.getSimpleName().equals("RecordCodec"))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .forEach(type -> codecs.put(type.getSimpleName(), type.reflect()));
    return codecs;
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
    if (type == TimedStateCodec.class) {
      return (Codec<Object>) (Codec<?>) new TimedStateCodec<>(new SubjectStateCodec());
    }
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
    Object value =
        StoredForm.read(codec, new DataInputDeserializer(input, 2, input.length - 2), version);
    byte[] written = Stored.bytes(value, codec);
    Object again = Stored.value(written, codec);
    assertThat(Stored.bytes(again, codec)).isEqualTo(written);
  }
}
