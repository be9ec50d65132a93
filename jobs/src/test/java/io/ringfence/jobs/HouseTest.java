package io.ringfence.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom in the jobs. */
@AnalyzeClasses(packages = "io.ringfence", importOptions = DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule only_the_kafka_package_knows_kafka =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs..")
          .and()
          .resideOutsideOfPackage("io.ringfence.jobs.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule files_and_topics_do_not_know_each_other =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.jobs.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.jobs.kafka..")
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
