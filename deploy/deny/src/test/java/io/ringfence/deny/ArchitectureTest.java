package io.ringfence.deny;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(
    packages = "io.ringfence.deny",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule nothing_speaks_to_kafka_itself =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule what_decides_knows_no_web_and_no_clock =
      noClasses()
          .that()
          .haveSimpleName("Blocks")
          .or()
          .haveSimpleName("Wanted")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.undertow..", "java.net..", "java.io..")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule nothing_knows_flink_or_the_job =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.ringfence.jobs..", "io.ringfence.judge..");

  @ArchTest
  static final ArchRule types_are_named_after_what_they_are =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base|Processor|Service)")
          .orShould()
          .haveNameMatching(".*[.$]Abstract[^.]*")
          .orShould()
          .haveNameMatching(".*[.$](Data|Info|Item|Event)");
}
