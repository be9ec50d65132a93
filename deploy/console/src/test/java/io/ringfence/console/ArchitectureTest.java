package io.ringfence.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the console. */
@AnalyzeClasses(
    packages = "io.ringfence.console",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_topics_know_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringfence.console.topics..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule only_web_knows_the_web =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringfence.console.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.undertow..", "gg.jte..");

  @ArchTest
  static final ArchRule nothing_knows_flink_or_the_job =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.ringfence.jobs..", "io.ringfence.judge..");

  @ArchTest
  static final ArchRule stores_know_no_topics_and_no_pages =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.console.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringfence.console.topics..",
              "io.ringfence.console.backend..",
              "io.ringfence.console.page..",
              "io.ringfence.console.web..",
              "io.ringfence.console.access..");

  /** So that a page cannot forget whose data it may show. */
  @ArchTest
  static final ArchRule pages_and_handlers_know_only_what_a_user_may_see =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.console.page..")
          .or()
          .haveSimpleNameEndingWith("Handlers")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("ConsoleBackend");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringfence.console.(**)").should().beFreeOfCycles();

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
