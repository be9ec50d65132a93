package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.StateDescriptor;
import org.junit.jupiter.api.Test;

/**
 * Every state that an operator declares, and how it is proven to forget. A new one fails here until
 * it is named.
 */
class DeclaredStatesTest {

  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry(
              "JudgeOperator.SUBJECT",
              "JudgeOperatorTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              "JudgeOperator.LINKS",
              "LinkedSubjectsTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              "BroadcastStanding.SHARED",
              "only read of earlier releases, and cleared: BroadcastStandingTest"),
          Map.entry(
              "BroadcastStanding.STORED_ONCE",
              "JudgeOperatorTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              "FanOutOperator.HISTORY",
              "FanOutOperatorTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              "FanOutOperator.HELD",
              "who is held, until the hold ends or is released: FanOutOperatorTest"),
          Map.entry(
              "ErasureSweep.ERASURES",
              "names under a seal, until nothing older is expected: ErasureSweepTest"),
          Map.entry(
              "ReceiptCollector.OPEN", "counts and keyed hashes: no personal data; seven days"),
          Map.entry("FanOutOperator.UPGRADED", "a boolean: no personal data"),
          Map.entry(
              "UnconfirmedAlerts.UNCONFIRMED",
              "ids and keys for seconds, until they are read back: UnconfirmedAlertsTest"),
          Map.entry("TouchedSubjects.TOUCHED", "keys for some milliseconds: JudgeOperatorTest"),
          Map.entry(
              "AssembleOperator.CALL",
              "AssembleOperatorTest: an ended, a lost and, by the wall clock alone, a standing call"),
          Map.entry(
              "CrowdOperator.SLICE",
              "CrowdOperatorTest: nothing is left by event time, and by the wall clock alone"),
          Map.entry(
              "CrowdOperator.SEEN",
              "up to which time signals had come: no personal data; one number a task"),
          Map.entry(
              "EventTimeStall.MOVED",
              "when event time last moved: no personal data; one number a task"),
          Map.entry(
              "AdmitOperator.ADMISSIONS",
              "names and progress of sources: no personal data; bounded by SourceProgress"),
          Map.entry(CurrentRules.class.getSimpleName() + ".RULES", "rules: no personal data"),
          Map.entry("RulebookOperator.RULEBOOK", "rules: no personal data"),
          Map.entry("PolicySweep.POLICY", "the policy itself; no personal data"),
          Map.entry(
              "CountOperator.DOSSIER",
              "CountOperatorTest: nothing is left by event time, and by the wall clock alone; no personal data"),
          Map.entry(
              "StoredPages.FIGURES",
              "BookOperatorTest: nothing is left by event time, and by the wall clock alone; no personal data"),
          Map.entry("StoredPages.VERSIONS", "BookOperatorTest: as the figures"),
          Map.entry("StoredPages.MARKS", "BookOperatorTest: as the figures"),
          Map.entry("BookOperator.DUE", "BookOperatorTest: as the figures"));

  private static final JavaClasses JOBS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ringfence.jobs");

  @Test
  void everyDeclaredStateIsNamedHere() {
    Set<String> declared =
        JOBS.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isAssignableTo(StateDescriptor.class))
            .map(field -> field.getOwner().getSimpleName() + "." + field.getName())
            .collect(Collectors.toSet());

    assertThat(declared).isEqualTo(STATES.keySet());
  }

  @Test
  void statesAreDeclaredInConstantsOnly() {
    Set<String> elsewhere =
        JOBS.stream()
            .flatMap(type -> type.getConstructorCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isAssignableTo(StateDescriptor.class))
            .filter(call -> !call.getOrigin().getName().equals("<clinit>"))
            .map(call -> call.getDescription())
            .collect(Collectors.toSet());

    assertThat(elsewhere).isEmpty();
  }
}
