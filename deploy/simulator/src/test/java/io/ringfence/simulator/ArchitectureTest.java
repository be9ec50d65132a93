package io.ringfence.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the simulator. */
@AnalyzeClasses(
    packages = "io.ringfence.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringfence.simulator.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule every_layer_knows_those_below_only =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("simulation")
          .definedBy("io.ringfence.simulator")
          .layer("lookalikes")
          .definedBy("..simulator.lookalikes..")
          .layer("attacks")
          .definedBy("..simulator.attacks..")
          .layer("world")
          .definedBy("..simulator.world..")
          .layer("output")
          .definedBy("..simulator.output..")
          .layer("population")
          .definedBy("..simulator.population..")
          .whereLayer("simulation")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("lookalikes")
          .mayOnlyBeAccessedByLayers("simulation")
          .whereLayer("attacks")
          .mayOnlyBeAccessedByLayers("simulation")
          .whereLayer("world")
          .mayOnlyBeAccessedByLayers("simulation", "lookalikes", "attacks")
          .whereLayer("output")
          .mayOnlyBeAccessedByLayers("simulation", "lookalikes", "attacks", "world");

  @ArchTest
  static final ArchRule the_simulator_knows_nothing_of_detection =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.fasterxml.jackson..", "io.ringfence.simulator..");

  @ArchTest
  static final ArchRule a_family_of_attacks_is_known_to_no_other_room =
      noClasses()
          .that()
          .resideInAnyPackage("..simulator.world..", "..simulator.lookalikes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..simulator.attacks..");
}
