package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ringfence.jobs.admission.PartitionProgressCodec;
import io.ringfence.rule.change.RuleChangesCodec;
import io.ringfence.rule.change.RulebookStateCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.standing.StandingCodec;
import io.ringfence.standing.SubjectStandingCodec;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A codec's stored name outlives its class's name. */
class CodecNamesTest {

  /** As they were first released: a name may be added, none may change. Without the prefix. */
  private static final Set<String> RELEASED =
      Set.of(
          "assemble.CallRecordsCodec",
          "decode.DecodedCodec",
          "decode.PositionCodec",
          "decode.RefusalCodec",
          "jobs.detection.AdmissionCodec",
          "jobs.detection.OutgoingCodec",
          "jobs.detection.SharedCodec",
          "jobs.detection.TimedCallCodec",
          "jobs.detection.TimedSubjectCodec",
          "jobs.kpi.TimedDossierCodec",
          "judge.DeliveryCodec",
          "judge.LinksCodec",
          "judge.SightingCodec",
          "judge.SubjectStateCodec",
          "kpi.BatchCodec",
          "kpi.CellsCodec",
          "kpi.DossierCodec",
          "kpi.MarksCodec",
          "kpi.ToldCodec",
          "measure.WindowCodec",
          "rule.RuleChangesCodec",
          "rule.RuleRecordCodec",
          "rule.RulebookStateCodec",
          "signal.CallCodec",
          "signal.ListingCodec",
          "signal.MessageCodec",
          "signal.PrivacyCodec",
          "signal.QualityCodec",
          "signal.SecurityCodec",
          "signal.SessionCodec",
          "signal.SignalCodec",
          "standing.StandingCodec");

  private static final String PREFIX = "io.ringfence.";

  /** Codecs that a state names, with the name that the first release stored. */
  private static final Map<Class<?>, String> IN_STATE =
      Map.of(
          StandingCodec.class, "standing.StandingCodec",
          SubjectStandingCodec.class, "standing.SubjectStandingCodec",
          RuleChangesCodec.class, "rule.RuleChangesCodec",
          RulebookStateCodec.class, "rule.RulebookStateCodec",
          PartitionProgressCodec.class, "jobs.detection.AdmissionCodec");

  static Set<Map.Entry<Class<?>, String>> inState() {
    return IN_STATE.entrySet();
  }

  @Test
  void noReleasedNameIsMissing() {
    assertThat(CodecNames.table().keySet())
        .containsAll(RELEASED.stream().map(name -> PREFIX + name).toList());
  }

  @Test
  void everyCodecHasOneStoredName() {
    Set<String> codecs =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.ringfence")
                .stream()
                .filter(type -> type.isAssignableTo(Codec.class))
                .filter(type -> type.isTopLevelClass() && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(CodecNames.table().values()).containsExactlyInAnyOrderElementsOf(codecs);
  }

  @Test
  void aCodecThatIsNotListedIsStoredByItsClass() throws Exception {
    String name = CodecSerializerTest.TextCodec.class.getName();

    assertThat(CodecNames.stored(CodecSerializerTest.TextCodec.class)).isEqualTo(name);
    assertThat(CodecNames.named(name, loader())).isEqualTo(CodecSerializerTest.TextCodec.class);
  }

  /** What this release writes an earlier one can read: after a rollback nothing is lost. */
  @ParameterizedTest
  @MethodSource("inState")
  void aSnapshotIsWrittenAsTheFirstReleaseWroteIt(Map.Entry<Class<?>, String> codec)
      throws IOException {
    CodecSerializer<?> serializer = serializer(codec.getKey());
    DataOutputSerializer out = new DataOutputSerializer(128);

    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

    assertThat(out.getCopyOfBuffer())
        .isEqualTo(released(codec.getValue(), Codecs.create(typed(codec.getKey())).version()));
  }

  /** What an earlier release wrote this one reads as the same form. */
  @ParameterizedTest
  @MethodSource("inState")
  void aSnapshotOfTheFirstReleaseIsReadAsTheSameForm(Map.Entry<Class<?>, String> codec)
      throws IOException {
    CodecSerializer<?> serializer = serializer(codec.getKey());
    int version = Codecs.create(typed(codec.getKey())).version();

    TypeSerializerSnapshot<Object> stored = read(released(codec.getValue(), version));

    assertThat(stored.restoreSerializer()).isEqualTo(serializer);
    assertThat(compatible(serializer, stored)).isTrue();
  }

  @Test
  void aNameThatThisReleaseDoesNotKnowIsRefused() throws IOException {
    byte[] snapshot = released("standing.NoSuchCodec", 1);

    assertThatThrownBy(() -> read(snapshot))
        .hasStackTraceContaining("standing.NoSuchCodec is not known to this release");
  }

  @SuppressWarnings("unchecked")
  private static boolean compatible(
      CodecSerializer<?> today, TypeSerializerSnapshot<Object> stored) {
    return ((TypeSerializer<Object>) (TypeSerializer<?>) today)
        .snapshotConfiguration()
        .resolveSchemaCompatibility(stored)
        .isCompatibleAsIs();
  }

  /**
   * The bytes of a snapshot: name and version of its class, stored name and version of the codec.
   */
  private static byte[] released(String name, int version) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    out.writeUTF(PREFIX + "jobs.detection.CodecSerializerSnapshot");
    out.writeInt(1);
    out.writeUTF(PREFIX + name);
    out.writeInt(version);
    return out.getCopyOfBuffer();
  }

  private static TypeSerializerSnapshot<Object> read(byte[] snapshot) throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(snapshot), loader());
  }

  private static ClassLoader loader() {
    return CodecNamesTest.class.getClassLoader();
  }

  private static CodecSerializer<?> serializer(Class<?> codec) {
    return new CodecSerializer<>(typed(codec));
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Codec<Object>> typed(Class<?> codec) {
    return (Class<? extends Codec<Object>>) codec.asSubclass(Codec.class);
  }
}
