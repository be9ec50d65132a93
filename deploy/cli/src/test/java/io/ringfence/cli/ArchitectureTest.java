package io.ringfence.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the launcher. */
@AnalyzeClasses(packages = "io.ringfence.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringfence.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule shared_options_know_no_verb =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.cli.options..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.ringfence.cli..")
                  .and(resideOutsideOfPackage("io.ringfence.cli.options..")));

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
