package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.UniqueNames;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Retention;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case changes one thing in a sound pack, and says what the loader answers. */
class PackFaultsTest {

  private static final String SOUND =
      """
      measures:
        - {name: spend, per: account, on: call.attempt, sum: call.destination.perMinute, over: 5m}
        - {name: countries, per: account, on: call.attempt, distinct: call.destination.country, over: 1h, cap: 64}
      rules:
        - id: burst
          version: 1
          fraud: irsf
          title: A burst
          accuse: account
          on: [call.attempt]
          when: spend >= 4 && countries >= 3
          severity: high
          score: 90
          quiet: 30m
          mode: enforce
          summary: "{subject} spent {spend}"
      """;

  @Test
  void a_sound_pack_has_neither_faults_nor_warnings() {
    PackLoader.Loaded loaded = load(SOUND);

    assertThat(loaded.faults()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.pack()).isPresent();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        // keys and shapes
        fault(
            "id: burst",
            "idd: burst",
            "5: unknown key `idd`; did you mean `id`?",
            "5: `id` is missing"),
        fault(
            "version: 1", "version: one", "6: version: `one` is no whole number from 1 to 1000000"),
        fault("    version: 1\n", "", "5: `version` is missing"),
        fault("    title: A burst\n", "", "5: `title` is missing"),
        fault("title: A burst", "title: ''", "8: title: is empty"),
        fault("title: A burst", "title: [A]", "8: title: is a text"),
        fault("    mode: enforce\n", "", "5: `mode` is missing"),
        fault(
            "mode: enforce",
            "mode: enforced",
            "15: mode: `enforced` is none of enforce shadow off; did you mean `enforce`?"),
        fault(
            "severity: high",
            "severity: severe",
            "12: severity: `severe` is none of low medium high critical"),
        fault("score: 90", "score: 101", "13: score: `101` is no number from 0 to 100"),
        fault("score: 90", "score: NaN", "13: score: `NaN` is no number from 0 to 100"),
        fault(
            "severity: high", "severity: high\n    severity: low", "13: `severity` is said twice"),
        fault("id: burst", "id: Burst", "5: id: `Burst` is not like irsf-burst"),
        // lists
        fault("score: 90", "score: 90\n    list: auto", "14: list: is a mapping"),
        fault("score: 90", "score: 90\n    list: {as: auto}", "14: `for` is missing"),
        fault("score: 90", "score: 90\n    list: {for: 1d}", "14: `as` is missing"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 1d, until: 2d}",
            "14: unknown key `until`"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 1d, most: 1h}",
            "14: most: 1h is shorter than `for` (1d)"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 600w}",
            "14: for: is longer than ten years (3650d)"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: derived, for: 1d}",
            "14: as: `derived` is the list of what follows from other listings"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: 'a b', for: 1d}",
            "14: as: `a b` is not the name of a list, such as auto-blocked"),
        fault(
            "quiet: 30m",
            "quiet: soon",
            "14: quiet: `soon` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "quiet: 30m",
            "quiet: 9m",
            "14: quiet: 9m is shorter than the lateness of sources in general (10m)"),
        fault(
            "on: [call.attempt]",
            "on: [call.atempt]",
            "10: on: no signal is called `call.atempt`; did you mean `call.attempt`?"),
        fault("on: [call.attempt]", "on: []", "10: on: is empty"),
        fault("on: [call.attempt]", "on: privacy", "10: on: rules do not see privacy requests"),
        fault(
            "accuse: account",
            "accuse: acount",
            "9: accuse: `acount` is none of number device account address trunk content meeting"
                + " range network; did you mean `account`?"),
        fault(
            "measures:",
            "measure:",
            "1: unknown key `measure`; did you mean `measures`?",
            "11: when: unknown name `spend`",
            "11: when: unknown name `countries`",
            "16: summary: unknown name `spend`"),
        fault(
            SOUND,
            "- a\n",
            "1: a pack is a mapping with `conditions`, `lists`, `measures` and `rules`"),
        fault(
            SOUND, "rules: [\n", "2: no YAML: expected the node content, but found '<stream end>'"),
        fault(
            "  - {name: spend",
            "  - spend\n  - {name: spend",
            "2: measures: is a list of mappings"),
        // names and types in conditions
        fault(
            "when: spend >= 4",
            "when: spent >= 4",
            "11: when: unknown name `spent`; did you mean `spend`? (column 1)"),
        fault(
            "when: spend >= 4",
            "when: call.destination.premim && spend >= 4",
            "11: when: unknown name `call.destination.premim`; did you mean"
                + " `call.destination.premium`? (column 1)"),
        fault(
            "when: spend >= 4",
            "when: spend >= '4'",
            "11: when: found no matching overload for '_>=_' applied to '(double, string)' (column"
                + " 7)"),
        fault(
            "when: spend >= 4 &&",
            "when: spend &&",
            "11: when: found no matching overload for '_&&_'"),
        fault("when: spend >= 4 &&", "when: spend >= &&", "11: when: "),
        fault(
            "when: spend >= 4 && countries >= 3",
            "when: spend + 1.0 + double(countries)",
            "11: when: is a condition, not a double"),
        fault(
            "when: spend >= 4 && countries >= 3",
            "when: |\n      spend >= 4\n      && contries >= 3",
            "13: when: unknown name `contries`; did you mean `countries`? (column 4)"),
        fault("when: spend >= 4", "when: false && spend >= 4", "11: when: can never hold"),
        fault(
            "when: spend >= 4",
            "when: message.links > 1 && spend >= 4",
            "11: when: `message.links` is not in every signal of `on`: not in call"),
        fault(
            "on: [call.attempt]\n    when: spend >= 4",
            "on: [call.attempt, security.login.ok]\n    when: call.to != '' && spend >= 4",
            "11: when: `call.to` is not in every signal of `on`: not in security"),
        fault(
            "countries >= 3",
            "countries >= 65",
            "11: when: `countries` counts no further than its cap of 64, so `>= 65` needs a cap of"
                + " 65"),
        fault(
            "countries >= 3",
            "64 < countries",
            "11: when: `countries` counts no further than its cap of 64, so `> 64` needs a cap of"
                + " 65"),
        fault(
            "{subject} spent {spend}",
            "{subject} spent {spent}",
            "16: summary: unknown name `spent`; did you mean `spend`?"),
        fault(
            "{subject} spent {spend}",
            "{subject} spent {spend",
            "16: summary: a brace has no partner"),
        fault(
            "{subject} spent {spend}",
            "{subject} wrote {message.links}",
            "16: summary: `message.links` is not in every signal of `on`: not in call"),
        // whom
        fault(
            "accuse: account",
            "accuse: content",
            "9: accuse: content: no such subject is in call.attempt, so this can never happen",
            "11: when: `countries` is per account, but the rule accuses content",
            "11: when: `spend` is per account, but the rule accuses content",
            "16: summary: `spend` is per account, but the rule accuses content"),
        fault(
            "accuse: account",
            "accuse: address\n    as: called",
            "9: accuse: address as called: no such subject is in call.attempt, so this can never"
                + " happen",
            "12: when: `countries` is per",
            "12: when: `spend` is per",
            "17: summary: `spend` is per"),
        fault(
            "accuse: account",
            "accuse: range",
            "9: accuse: a range says how many `digits` it has",
            "11: when: `countries` is per",
            "11: when: `spend` is per",
            "16: summary: `spend` is per"),
        fault(
            "accuse: account",
            "accuse: account\n    digits: 7",
            "10: digits: belongs to ranges only"),
        // measures
        fault(
            "name: spend,",
            "name: Spend,",
            "2: name: `Spend` is not like spend_5m",
            "11: when: unknown name `spend`",
            "16: summary: unknown name `spend`"),
        fault(
            "name: countries,",
            "name: spend,",
            "3: the measure `spend` is already in line 2",
            "11: when: unknown name `countries`"),
        fault(
            "name: countries,",
            "name: in,",
            "3: name: `in` means something else in conditions",
            "11: when: unknown name `countries`"),
        fault("over: 5m", "over: 31d", "2: over: 31d is longer than traffic data is kept (30d)"),
        fault(
            "over: 5m",
            "over: 5",
            "2: over: `5` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "sum: call.destination.perMinute",
            "sum: call.to",
            "2: sum: takes an int or a double, not a string"),
        fault("sum: call.destination.perMinute", "sum: spend", "2: sum: unknown name `spend`"),
        fault(
            "sum: call.destination.perMinute, ",
            "",
            "2: a measure says exactly one of again age by count distinct last max peak speed sum"
                + " usual"),
        fault(
            "cap: 64",
            "cap: 64, count: true",
            "3: a measure says exactly one of again age by count distinct last max peak speed sum"
                + " usual, not count and distinct"),
        fault("sum: call.destination.perMinute", "count: 3", "2: count: can only be true"),
        fault(
            "sum: call.destination.perMinute",
            "peak: true",
            "2: peak: counts calls that are up at once: `on` can only be call"),
        fault(
            "on: call.attempt, sum: call.destination.perMinute",
            "on: call, peak: true, where: call.talkMillis > 5",
            "2: where: of a peak cannot read [call.talkMillis], which changes while the call"
                + " lasts"),
        fault(
            "on: call.attempt, sum: call.destination.perMinute",
            "on: call, peak: true, where: signal.localHour < 6",
            "2: where: of a peak cannot read [signal.localHour], which changes while the call"
                + " lasts"),
        fault(
            "distinct: call.destination.country",
            "distinct: call.cost",
            "3: distinct: takes a string or an int, not a double"),
        fault(
            "distinct: call.destination.country",
            "last: call.answered",
            "3: cap: belongs to distinct, by and again only",
            "3: last: takes a string or an int or a double, not a bool"),
        fault(
            "sum: call.destination.perMinute",
            "speed: true",
            "2: speed: only security events have places: `on` can name no others"),
        fault("sum: call.destination.perMinute", "usual: true", "2: `every` is missing"),
        fault(
            "sum: call.destination.perMinute",
            "usual: true, every: 76s",
            "2: every: 76s is longer than a quarter of `over` (5m)"),
        fault(
            "sum: call.destination.perMinute",
            "usual: true, every: often",
            "2: every: `often` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "sum: call.destination.perMinute",
            "count: true, every: 1m",
            "2: every: belongs to usual only"),
        fault("sum: call.destination.perMinute", "age: 7d", "2: age: can only be true"),
        fault(
            "sum: call.destination.perMinute",
            "again: call.cost",
            "2: again: takes a string or an int, not a double"),
        fault(
            "sum: call.destination.perMinute",
            "again: call.to, cap: 65",
            "2: cap: `65` is no whole number from 1 to 64"),
        arguments(
            SOUND
                .replace("sum: call.destination.perMinute", "age: true")
                .replace("spend >= 4", "spend >= 301"),
            List.of(
                "11: when: `spend` reaches no more than the 300 seconds of its `over`, so `>= 301`"
                    + " needs an `over` of 301s")),
        fault("cap: 64", "cap: 1025", "3: cap: `1025` is no whole number from 1 to 1024"),
        fault(
            "sum: call.destination.perMinute",
            "count: true, cap: 3",
            "2: cap: belongs to distinct, by and again only"),
        fault(
            "over: 5m",
            "over: 5m, where: message.links > 1",
            "2: where: `message.links` is not in every signal of `on`: not in call"),
        fault("over: 5m", "over: 5m, where: call.to", "2: where: is a condition, not a string"),
        fault("over: 5m", "over: 5m, where: 1 > 2", "2: where: can never hold"),
        fault(
            "over: 5m",
            "over: 5m, where: subject.listed",
            "2: where: unknown name `subject.listed`"),
        fault(
            "name: spend, per: account",
            "name: spend, per: meeting",
            "2: per: meeting: no such subject is in call.attempt, so this can never happen"));
  }

  private static Arguments fault(String from, String to, String... expected) {
    assertThat(SOUND).contains(from);
    return arguments(SOUND.replace(from, to), List.of(expected));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("faults")
  void a_fault_is_reported_with_its_line(String pack, List<String> expected) {
    PackLoader.Loaded loaded = load(pack);

    assertThat(loaded.pack()).isEmpty();
    List<String> faults = loaded.faults().stream().map(Fault::toString).toList();
    for (String each : expected) {
      assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith("p:" + each));
    }
    assertThat(faults).hasSameSizeAs(expected);
  }

  @Test
  void every_fault_is_reported_at_once_in_order_of_lines() {
    String pack = SOUND.replace("score: 90", "score: x").replace("over: 5m", "over: x");

    assertThat(load(pack).faults()).extracting(Fault::line).containsExactly(2, 13);
  }

  @Test
  void a_rule_that_reads_a_faulty_measure_is_not_blamed_for_it() {
    String pack = SOUND.replace("over: 5m", "over: x");

    assertThat(load(pack).faults()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void two_rules_cannot_share_an_id() {
    String second = SOUND.substring(SOUND.indexOf("  - id: burst"));

    assertThat(load(SOUND + second).faults())
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

    PackLoader.Loaded loaded = load(SOUND.replace("{subject} spent {spend}", summary));

    assertThat(loaded.faults()).hasSize(1);
    assertThat(loaded.faults().get(0).toString())
        .startsWith("p:5: with this rule, the rules read 17 fields of a call");
  }

  @Test
  void an_own_fraud_is_warned_of_because_it_may_be_misspelt() {
    PackLoader.Loaded loaded = load(SOUND.replace("fraud: irsf", "fraud: irfs"));

    assertThat(loaded.pack()).isPresent();
    assertThat(loaded.warnings())
        .extracting(Fault::toString)
        .containsExactly("p:7: `irfs` is a fraud of this pack's own; did you mean `irsf`?");
  }

  @Test
  void a_subject_that_only_some_of_the_signals_carry_is_warned_of() {
    PackLoader.Loaded loaded =
        load(SOUND.replace("on: [call.attempt]", "on: [call.attempt, quality.report]"));

    assertThat(loaded.warnings())
        .extracting(Fault::toString)
        .containsExactly("p:9: accuse: account: no such subject is in quality.report");
  }

  @Test
  void a_larger_lateness_or_a_shorter_retention_refuses_what_they_rule_out() {
    PackLoader.Settings strict =
        new PackLoader.Settings(
            3_600_000, new Retention(600_000, 600_000, 600_000, 600_000, 600_000, 600_000));

    assertThat(PackLoader.load("p", SOUND, strict).faults())
        .extracting(Fault::line)
        .containsExactly(3, 14);
  }

  @Test
  void a_measure_that_reads_places_has_a_window_no_longer_than_places_are_kept() {
    String pack =
        SOUND.replace(
            "rules:",
            """
              - {name: ways, per: account, on: security.login.ok, speed: true, over: 24h}
              - {name: lands, per: account, on: security.login.ok, again: security.country, over: 30d}
              - {name: abroad, per: account, on: security.login.ok, where: security.country != "US", count: true, over: 30d}
              - {name: logins, per: account, on: security.login.ok, count: true, over: 30d}
            rules:\
            """);
    Retention usual = Retention.DEFAULT;
    Retention places =
        new Retention(
            usual.traffic(),
            usual.security(),
            usual.content(),
            usual.listing(),
            usual.alert(),
            usual.link(),
            7L * 86_400_000,
            usual.call(),
            usual.callMinimum());

    PackLoader.Loaded loaded = PackLoader.load("p", pack, new PackLoader.Settings(600_000, places));

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

  private static PackLoader.Loaded load(String text) {
    return PackLoader.load("p", text, PackLoader.Settings.DEFAULT);
  }
}
