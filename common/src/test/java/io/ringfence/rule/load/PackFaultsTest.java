package io.ringfence.rule.load;

import static io.ringfence.rule.load.SoundPack.assertFaults;
import static io.ringfence.rule.load.SoundPack.fault;
import static io.ringfence.rule.load.SoundPack.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.PackText;
import io.ringfence.rule.text.UniqueNames;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Retention;
import io.ringfence.signal.fixture.RetentionFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a pack as a whole, and what is only warned of. */
class PackFaultsTest {

  @Test
  void a_sound_pack_has_neither_faults_nor_warnings() {
    PackLoader.Loaded loaded = load(SoundPack.TEXT);

    assertThat(loaded.faults()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.pack()).isPresent();
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        fault(
            "measures:",
            "measure:",
            "1: unknown key `measure`; did you mean `measures`?",
            "11: when: unknown name `spend`",
            "11: when: unknown name `countries`",
            "16: summary: unknown name `spend`"),
        fault(
            SoundPack.TEXT,
            "- a\n",
            "1: a pack is a mapping with `conditions`, `lists`, `measures` and `rules`"),
        fault(
            SoundPack.TEXT,
            "rules: [\n",
            "2: no YAML: expected the node content, but found '<stream end>'"),
        fault(
            "  - {name: spend",
            "  - spend\n  - {name: spend",
            "2: measures: is a list of mappings"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("shapes")
  void what_is_no_pack_is_reported_with_its_line(String pack, List<String> expected) {
    assertFaults(pack, expected);
  }

  @Test
  void every_fault_is_reported_at_once_in_order_of_lines() {
    String pack = SoundPack.TEXT.replace("score: 90", "score: x").replace("over: 5m", "over: x");

    assertThat(load(pack).faults()).extracting(Fault::line).containsExactly(2, 13);
  }

  @Test
  void a_rule_that_reads_a_faulty_measure_is_not_blamed_for_it() {
    String pack = SoundPack.TEXT.replace("over: 5m", "over: x");

    assertThat(load(pack).faults()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void two_rules_cannot_share_an_id() {
    String second = SoundPack.TEXT.substring(SoundPack.TEXT.indexOf("  - id: burst"));

    assertThat(load(SoundPack.TEXT + second).faults())
        .extracting(Fault::toString)
        .containsExactly("p:17: the rule `burst` is already in line 5");
  }

  @Test
  void names_with_the_same_hash_are_refused() {
    Findings findings = new Findings().of("p");
    UniqueNames slots = new UniqueNames(name -> 7);

    slots.takeSlot("measure", "one", 1, findings);
    boolean free = slots.takeSlot("measure", "two", 2, findings);

    assertThat(free).isFalse();
    assertThat(findings.faults())
        .extracting(Fault::toString)
        .containsExactly("p:2: the names `two` and `one` have the same hash: change one");
  }

  @Test
  void the_rules_of_a_pack_keep_no_more_than_sixteen_fields_of_a_signal() {
    List<String> names =
        Fields.all().stream().map(Field::name).filter(name -> name.startsWith("call.")).toList();
    String summary = "{" + String.join("} {", names.subList(0, 17)) + "}";

    PackLoader.Loaded loaded = load(SoundPack.TEXT.replace("{subject} spent {spend}", summary));

    assertThat(loaded.faults()).hasSize(1);
    assertThat(loaded.faults().get(0).toString())
        .startsWith("p:5: with this rule, the rules read 17 fields of a call");
  }

  @Test
  void an_own_fraud_is_warned_of_because_it_may_be_misspelt() {
    PackLoader.Loaded loaded = load(SoundPack.TEXT.replace("fraud: irsf", "fraud: irfs"));

    assertThat(loaded.pack()).isPresent();
    assertThat(loaded.warnings())
        .extracting(Fault::toString)
        .containsExactly("p:7: `irfs` is a fraud of this pack's own; did you mean `irsf`?");
  }

  @Test
  void a_subject_that_only_some_of_the_signals_carry_is_warned_of() {
    PackLoader.Loaded loaded =
        load(SoundPack.TEXT.replace("on: [call.attempt]", "on: [call.attempt, quality.report]"));

    assertThat(loaded.warnings())
        .extracting(Fault::toString)
        .containsExactly("p:9: accuse: account: no such subject is in quality.report");
  }

  @Test
  void a_larger_lateness_or_a_shorter_retention_refuses_what_they_rule_out() {
    PackLoader.Settings strict =
        new PackLoader.Settings(
            3_600_000, new Retention(600_000, 600_000, 600_000, 600_000, 600_000, 600_000));

    assertThat(PackLoader.load(PackText.of("p", SoundPack.TEXT), strict).faults())
        .extracting(Fault::line)
        .containsExactly(3, 14);
  }

  @Test
  void a_measure_that_reads_places_has_a_window_no_longer_than_places_are_kept() {
    String pack =
        SoundPack.TEXT.replace(
            "rules:",
            """
              - {name: ways, per: account, on: security.login.ok, speed: true, over: 24h}
              - {name: lands, per: account, on: security.login.ok, again: security.country, over: 30d}
              - {name: abroad, per: account, on: security.login.ok, where: security.country != "US", count: true, over: 30d}
              - {name: logins, per: account, on: security.login.ok, count: true, over: 30d}
            rules:\
            """);
    Retention places = RetentionFixture.shipped().locations(7L * 86_400_000).retention();

    PackLoader.Loaded loaded =
        PackLoader.load(PackText.of("p", pack), new PackLoader.Settings(600_000, places));

    assertThat(loaded.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "p:5: over: 30d is longer than location data is kept (7d)",
            "p:6: over: 30d is longer than location data is kept (7d)");
    assertThat(load(pack).faults()).isEmpty();
    assertThat(load(pack).pack().orElseThrow().measures())
        .extracting(measure -> measure.spec().dataClass())
        .containsExactly(
            DataClass.TRAFFIC,
            DataClass.TRAFFIC,
            DataClass.LOCATION,
            DataClass.LOCATION,
            DataClass.LOCATION,
            DataClass.SECURITY);
  }
}
