package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Condition;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Samples;
import io.ringfence.rule.field.Scope;
import io.ringfence.rule.field.SignalScope;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final String MEASURES =
      """
      measures:
        - {name: tried, per: number, on: call.attempt, where: "call.destination.premium && call.to != '+1'", count: true, over: 5m}
        - {name: agent, per: number, on: call.attempt, last: call.userAgent, over: 1h}
        - {name: ring, per: number, on: call.attempt, last: call.ringMillis, over: 1h}
        - {name: cost, per: number, on: call.attempt, where: "call.destination.premium&&call.to != '+1'", sum: call.destination.perMinute * 2.0, over: 5m}
        - {name: bad, per: number, on: call.attempt, sum: 1 / (call.ringMillis - call.ringMillis), over: 5m}
      """;

  private static final NumberFacts COSTLY =
      new NumberFacts("LV", "premium", true, false, "premium", 1.5, true);

  @Test
  void what_reads_the_signal_only_is_the_guard_and_the_rest_is_left() {
    Rule rule =
        rule("call.destination.premium && tried >= 3 && call.to.startsWith('+371')", "{subject}");

    assertThat(rule.guard().holds(scope("+37190000001"))).isTrue();
    assertThat(rule.guard().holds(scope("+4490000001"))).isFalse();
    assertThat(rule.when().holds(PackLoaderTest.values("tried", 3L))).isTrue();
    assertThat(rule.when().holds(PackLoaderTest.values("tried", 2L))).isFalse();
    assertThat(rule.facts()).isEmpty();
    assertThat(rule.reads()).extracting(Measure::name).containsExactly("tried");
  }

  @Test
  void a_term_that_mixes_signal_and_measures_is_no_guard_and_its_fields_are_facts() {
    Rule rule = rule("call.destination.premium || tried >= 3", "{call.to} {agent}");

    assertThat(rule.guard()).isSameAs(Condition.ALWAYS);
    assertThat(rule.facts())
        .extracting(Field::name)
        .containsExactlyInAnyOrder("call.destination.premium", "call.to");
    assertThat(rule.reads()).extracting(Measure::name).containsExactlyInAnyOrder("tried", "agent");
  }

  @Test
  void a_condition_on_the_signal_alone_leaves_nothing_to_the_judge() {
    Rule rule = rule("call.destination.premium", "{subject}");

    assertThat(rule.when()).isSameAs(Condition.ALWAYS);
    assertThat(rule.guard().holds(scope("+37190000001"))).isTrue();
  }

  @Test
  void equal_where_clauses_are_one_condition_however_they_are_spaced() {
    Pack pack = pack("tried >= 1", "{subject}");

    assertThat(pack.measures().get(0).where()).isSameAs(pack.measures().get(3).where());
    assertThat(pack.measures().get(1).where()).isSameAs(Condition.ALWAYS);
  }

  @Test
  void a_rule_needs_as_many_signals_as_its_counts_have_to_reach() {
    assertThat(needs("tried >= 3 && call.to != ''")).containsExactly(3L);
    assertThat(needs("tried > 3")).containsExactly(4L);
    assertThat(needs("3 <= tried && tried < 9 && ring >= 5")).containsExactly(3L);
    assertThat(needs("tried >= 0 || tried >= 3")).isEmpty();
    assertThat(needs("tried >= 0")).isEmpty();
    assertThat(needs("2 * tried >= 8")).isEmpty();
    assertThat(needs("tried >= 3 || tried >= 5")).containsExactly(3L, 5L);
    assertThat(needs("tried >= 3 && tried >= 5 || call.to != '' && tried >= 2"))
        .containsExactly(5L, 2L);
    assertThat(needs("tried >= 3 || call.to != ''")).isEmpty();
  }

  private static List<Long> needs(String when) {
    return rule(when, "{subject}").needs().stream()
        .flatMap(List::stream)
        .map(Rule.Need::least)
        .toList();
  }

  @Test
  void equal_terms_of_different_conditions_are_one() {
    Rule one = rule("call.to != '' && call.answered && tried >= 1", "{subject}");

    assertThat(one.guard().terms()).hasSize(2);
    assertThat(one.guard().terms().get(1).terms()).containsExactly(one.guard().terms().get(1));
  }

  @Test
  void a_condition_that_cannot_be_evaluated_does_not_hold() {
    Rule rule = rule("10 / tried >= 3 || tried > 100", "{subject}");

    assertThat(rule.when().holds(PackLoaderTest.values("tried", 0L))).isFalse();
    assertThat(rule.when().holds(PackLoaderTest.values("tried", 3L))).isTrue();
    assertThat(rule.when().holds(PackLoaderTest.values("tried", 101L))).isTrue();
  }

  @Test
  void an_expression_that_cannot_be_evaluated_or_is_empty_has_no_value() {
    Pack pack = pack("tried >= 1", "{subject}");

    assertThat(pack.measures().get(4).value().value(scope("+37190000001"))).isNull();
    assertThat(pack.measures().get(1).value().value(scope("+37190000001"))).isNull();
    assertThat(pack.measures().get(3).value().value(scope("+37190000001"))).isEqualTo(3.0);
    assertThat(pack.measures().get(2).value().value(scope("+37190000001"))).isEqualTo(1200L);
  }

  @Test
  void the_latest_value_of_an_empty_window_is_absent() {
    Rule rule = rule("agent == '' && ring < 0 && agent.size() == 0", "{agent}");

    assertThat(rule.when().holds(name -> null)).isTrue();
    assertThat(rule.summary().render(name -> null).text()).isEqualTo("none");
  }

  @Test
  void the_subjects_standing_is_read_by_name() {
    Rule rule =
        rule(
            "subject.listed && 'house' in subject.listings && subject.timesListed >= 2",
            "{subject}");

    Scope listed =
        PackLoaderTest.values(
            "subject.listed", true, "subject.listings", List.of("house"), "subject.timesListed", 2);
    assertThat(rule.readsStanding()).isTrue();
    assertThat(rule.when().holds(listed)).isTrue();
    assertThat(
            rule("subject.listings.exists(l, l.startsWith('ho'))", "{subject}")
                .when()
                .holds(listed))
        .isTrue();
    assertThat(rule("subject.kind == 'number' && tried > 1", "{subject}").readsStanding())
        .isFalse();
  }

  @Test
  void texts_and_numbers_have_their_functions() {
    assertThat(
            rule("math.greatest(call.ringMillis, 5) == 1200", "{subject}")
                .guard()
                .holds(scope("+37190000001")))
        .isTrue();
    assertThat(
            rule("call.to.substring(0, 4) in ['+371', '+372']", "{subject}")
                .guard()
                .holds(scope("+37190000001")))
        .isTrue();
  }

  @Test
  void rules_that_are_off_are_checked_and_left_out() {
    String text = text("tried >= 1", "{subject}").replace("mode: shadow", "mode: off");

    assertThat(
            PackLoader.load(PackText.of("p", text), PackLoader.Settings.DEFAULT).orThrow().rules())
        .isEmpty();
    assertThat(
            PackLoader.load(
                    PackText.of("p", text.replace("tried >=", "tired >=")),
                    PackLoader.Settings.DEFAULT)
                .faults())
        .hasSize(1);
  }

  private static Scope scope(String to) {
    Signal call = Samples.call("+12025550123", to);
    return new SignalScope(call, number -> number.equals("+1") ? NumberFacts.NOBODY : COSTLY);
  }

  private static Rule rule(String when, String summary) {
    return pack(when, summary).rules().get(0);
  }

  private static Pack pack(String when, String summary) {
    return PackLoader.load(PackText.of("p", text(when, summary)), PackLoader.Settings.DEFAULT)
        .orThrow();
  }

  private static String text(String when, String summary) {
    return MEASURES
        + """
        rules:
          - id: a
            version: 1
            fraud: irsf
            title: A
            accuse: number
            on: call.attempt
            when: |
              %s
            severity: low
            score: 1
            quiet: 1h
            mode: shadow
            summary: "%s"
        """
            .formatted(when, summary);
  }
}
