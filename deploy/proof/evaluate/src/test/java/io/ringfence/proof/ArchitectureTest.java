package io.ringfence.proof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the benchmark and in the evaluation. */
@AnalyzeClasses(
    packages = {"io.ringfence.cli", "io.ringfence.bench", "io.ringfence.proof"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringfence.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_benchmark_knows_no_verb =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.bench..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.ringfence.cli..")
                  .and(
                      resideOutsideOfPackages(
                          "io.ringfence.cli.options",
                          "io.ringfence.cli.local",
                          "io.ringfence.cli.audit.savepoint")));

  @ArchTest
  static final ArchRule the_launcher_does_not_know_how_it_is_proven =
      noClasses()
          .that(
              resideInAPackage("io.ringfence.cli..")
                  .and(resideOutsideOfPackages("io.ringfence.cli.evaluate..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.ringfence.cli.evaluate..", "io.ringfence.bench..", "io.ringfence.proof.."));

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
