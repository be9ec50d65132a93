package io.ringfence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. Nothing is frozen: a violation is mended, or the design is changed here. */
@AnalyzeClasses(packages = "io.ringfence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule signals_know_nothing_but_java =
      classes()
          .that()
          .resideInAPackage("io.ringfence.signal..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.ringfence.signal..", "java..", "javax.crypto..");

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("io.ringfence.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule topic_names_know_nothing_of_ringfence = knowsOnly("topics");

  @ArchTest
  static final ArchRule the_rooms_of_the_judge_do_not_know_the_judge =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.judge.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.judge");

  @ArchTest static final ArchRule addresses_know_signals = knowsOnly("ip", "signal");

  @ArchTest static final ArchRule tables_know_nothing_of_ringfence = knowsOnly("csv");

  @ArchTest static final ArchRule settings_know_nothing_of_ringfence = knowsOnly("settings");

  @ArchTest
  static final ArchRule decoding_knows_signals_and_where_they_belong =
      knowsOnly("decode", "signal", "ip", "topics", "settings");

  @ArchTest static final ArchRule enriching_knows_signals = knowsOnly("enrich", "signal", "csv");

  @ArchTest static final ArchRule assembling_knows_signals = knowsOnly("assemble", "signal");

  @ArchTest static final ArchRule measures_know_signals = knowsOnly("measure", "signal");

  @ArchTest
  static final ArchRule standing_knows_signals_and_addresses =
      knowsOnly("standing", "signal", "ip");

  @ArchTest
  static final ArchRule lists_know_what_holds_and_what_subjects_look_like =
      knowsOnly("lists", "signal", "ip", "csv", "standing", "decode", "enrich");

  @ArchTest
  static final ArchRule rules_know_signals_measures_and_standing =
      knowsOnly("rule", "signal", "ip", "measure", "standing");

  @ArchTest
  static final ArchRule alerts_know_rules_and_what_is_below =
      knowsOnly("alert", "rule", "signal", "ip", "measure", "standing");

  @ArchTest
  static final ArchRule indicators_know_signals_and_calls = knowsOnly("kpi", "signal", "assemble");

  @ArchTest
  static final ArchRule stories_know_alerts_and_what_is_below =
      knowsOnly("story", "alert", "rule", "signal");

  @ArchTest
  static final ArchRule privacy_knows_what_is_kept =
      knowsOnly("privacy", "signal", "standing", "measure", "alert", "settings");

  @ArchTest
  static final ArchRule tenants_know_signals_and_settings =
      knowsOnly("tenant", "signal", "settings");

  @ArchTest
  static final ArchRule profiles_know_signals_and_settings =
      knowsOnly("profile", "signal", "settings");

  @ArchTest
  static final ArchRule nobody_but_the_judge_knows_the_judge =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringfence.judge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringfence.judge..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothing_knows_flink_or_kafka =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule only_rules_know_cel =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringfence.rule..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.cel..");

  @ArchTest
  static final ArchRule decisions_never_read_a_clock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now");

  @ArchTest
  static final ArchRule decisions_never_roll_dice =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.SplittableRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule types_are_named_after_what_they_are =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base|Processor|Service)")
          .orShould()
          .haveNameMatching(".*[.$]Abstract[^.]*")
          .orShould()
          .haveNameMatching(".*[.$](Data|Info|Item|Event)");

  private static ArchRule knowsOnly(String who, String... whom) {
    String[] packages = new String[whom.length + 1];
    packages[0] = "io.ringfence." + who + "..";
    for (int i = 0; i < whom.length; i++) {
      packages[i + 1] = "io.ringfence." + whom[i] + "..";
    }
    return classes()
        .that()
        .resideInAPackage("io.ringfence." + who + "..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("io.ringfence..")
                .or(JavaClass.Predicates.resideInAnyPackage(packages)))
        .as(who + " knows nothing of Ringfence but " + String.join(" ", whom))
        // A package may not be written yet.
        .allowEmptyShould(true);
  }
}
