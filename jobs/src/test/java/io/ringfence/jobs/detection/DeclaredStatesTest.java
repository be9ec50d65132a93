package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ringfence.jobs.state.StoredState;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.StateDescriptor;
import org.junit.jupiter.api.Test;

/**
 * Every state that an operator declares is in {@link StoredState}, and how it is proven to forget.
 * A new one fails here until it is named.
 */
class DeclaredStatesTest {

  private static final Map<StoredState, String> PERSONAL =
      Map.ofEntries(
          Map.entry(
              StoredState.SUBJECT,
              "JudgeStageTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              StoredState.LINKS,
              "LinkedSubjectsTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              StoredState.SHARED,
              "JudgeStageTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              StoredState.HISTORY,
              "FanOutStageTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              StoredState.HELD, "who is held, until the hold ends or is released: FanOutStageTest"),
          Map.entry(
              StoredState.UNCONFIRMED,
              "ids and keys for seconds, until they are read back: UnconfirmedAlertsTest"),
          Map.entry(StoredState.TOUCHED, "keys for some milliseconds: JudgeStageTest"),
          Map.entry(
              StoredState.CALL,
              "AssembleStageTest: an ended, a lost and, by the wall clock alone, a standing call"),
          Map.entry(
              StoredState.SLICE,
              "CrowdStageTest: nothing is left by event time, and by the wall clock alone"));

  /** What holds no personal data, and grows all the same: how it is proven to forget. */
  private static final Map<StoredState, String> GROWING =
      Map.of(
          StoredState.DOSSIER,
          "CountStageTest: nothing is left by event time, and by the wall clock alone",
          StoredState.FIGURES,
          "BookStageTest: nothing is left by event time, and by the wall clock alone",
          StoredState.TOLD,
          "BookStageTest: as the figures",
          StoredState.MARKS,
          "BookStageTest: as the figures");

  private static final JavaClasses JOBS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ringfence.jobs");

  @Test
  void everyDeclaredStateIsInTheTableThatAuditsGoBy() throws Exception {
    Set<String> declared = new TreeSet<>();
    for (JavaClass type : JOBS) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isAssignableTo(StateDescriptor.class)) {
          Field constant = field.reflect();
          constant.setAccessible(true);
          StateDescriptor<?, ?> descriptor = (StateDescriptor<?, ?>) constant.get(null);
          declared.add(descriptor.getName());
        }
      }
    }

    assertThat(declared).isNotEmpty().allMatch(each -> StoredState.named(each).isPresent());
  }

  @Test
  void ofEveryPersonalStateItIsSaidHowItForgets() {
    assertThat(PERSONAL.keySet())
        .isEqualTo(
            Arrays.stream(StoredState.values())
                .filter(StoredState::personal)
                .collect(Collectors.toSet()));
    assertThat(GROWING.keySet()).noneMatch(StoredState::personal);
  }

  @Test
  void statesAreDeclaredInConstantsOnly() {
    Set<String> elsewhere =
        JOBS.stream()
            .flatMap(type -> type.getConstructorCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isAssignableTo(StateDescriptor.class))
            .filter(call -> !call.getOrigin().getName().equals("<clinit>"))
            .filter(call -> !call.getOriginOwner().isEquivalentTo(StoredState.class))
            .map(call -> call.getDescription())
            .collect(Collectors.toSet());

    assertThat(elsewhere).isEmpty();
  }
}
