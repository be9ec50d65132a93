package io.ringfence.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom in the jobs. */
@AnalyzeClasses(packages = "io.ringfence", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringfence.jobs.(**)").should().beFreeOfCycles();

  /** The mains connect data flows with topics or files; state and metrics know neither. */
  @ArchTest
  static final ArchRule imports_go_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.ringfence.jobs..")
          .layer("data flows")
          .definedBy("io.ringfence.jobs.detection..", "io.ringfence.jobs.kpi..")
          .layer("keyed stages")
          .definedBy("io.ringfence.jobs.keyed..")
          .layer("connectors")
          .definedBy("io.ringfence.jobs.io.kafka..", "io.ringfence.jobs.io.files..")
          .layer("admission")
          .definedBy("io.ringfence.jobs.admission..")
          .layer("io")
          .definedBy("io.ringfence.jobs.io")
          .layer("config")
          .definedBy("io.ringfence.jobs.config..")
          .layer("state")
          .definedBy("io.ringfence.jobs.state..")
          .layer("metrics")
          .definedBy("io.ringfence.jobs.metrics..")
          .whereLayer("data flows")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("keyed stages")
          .mayOnlyBeAccessedByLayers("data flows")
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("data flows")
          .whereLayer("admission")
          .mayOnlyBeAccessedByLayers("data flows")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("data flows", "keyed stages", "connectors", "admission")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("data flows", "keyed stages", "connectors", "admission", "io")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("data flows", "keyed stages", "connectors", "admission", "io")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers(
              "data flows", "keyed stages", "connectors", "admission", "state");

  @ArchTest
  static final ArchRule detection_does_not_know_the_indicators =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs.detection..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.jobs.kpi..");

  @ArchTest
  static final ArchRule indicators_do_not_know_detection =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs.kpi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.jobs.detection..");

  @ArchTest
  static final ArchRule only_the_kafka_package_knows_kafka =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs..")
          .and()
          .resideOutsideOfPackage("io.ringfence.jobs.io.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule files_and_topics_do_not_know_each_other =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs.io.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.jobs.io.kafka..")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.broker..");

  @ArchTest
  static final ArchRule what_is_known_and_decided_does_not_know_the_jobs =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringfence.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.jobs..");

  /** Fraud is known to the packs and decided in common; the jobs only carry. */
  @ArchTest
  static final ArchRule the_jobs_hold_no_knowledge_of_fraud =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.measure..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.ringfence.rule.Rule");
}
