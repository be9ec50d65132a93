package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.parameter.Parameters;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListWeight;
import io.ringfence.standing.ListWeights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a list does by its weight. */
class ListWeightsTest extends LinkTestCase {

  private static final Rule BY_NAME =
      JudgeFixtures.rule(
          "by-name",
          10 * JudgeFixtures.MINUTE,
          true,
          List.of(),
          scope -> ((List<?>) scope.valueOf("subject.listings")).contains("house"));
  private static final Rule ONCE_LISTED =
      JudgeFixtures.rule(
          "once-listed",
          10 * JudgeFixtures.MINUTE,
          true,
          List.of(),
          scope -> (Long) scope.valueOf("subject.timesListed") > 0);
  private static final List<Rule> RULES = List.of(JudgeTestCase.LISTED, BY_NAME, ONCE_LISTED);

  private void weigh(ListWeight weight) {
    harness =
        new SubjectHarness(
            new Pack(List.of(), RULES, Parameters.NONE, new ListWeights(Map.of("house", weight))),
            SUBJECT.key());
  }

  private List<String> rulesThatHold() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    harness.take(attempt("c1", START + 1, List.of(), RULES));
    harness.reach(START + 1);
    return harness.alerts().values().stream()
        .map(alert -> alert.at("/rule/id").asText())
        .sorted()
        .toList();
  }

  @Test
  void rulesGoByAListThatAccuses() {
    weigh(ListWeight.ACCUSES);

    assertThat(rulesThatHold()).containsExactly("by-name", "listed", "once-listed");
  }

  @Test
  void ofAListThatStrengthensRulesReadTheNameOnly() {
    weigh(ListWeight.STRENGTHENS);

    assertThat(rulesThatHold()).containsExactly("by-name");
    assertThat(harness.alerts().values().iterator().next().at("/evidence/listings").toString())
        .contains("l1");
  }

  @Test
  void noRuleReadsAListThatInforms() {
    weigh(ListWeight.INFORMS);

    assertThat(rulesThatHold()).isEmpty();
  }

  @Test
  void linksPassOnOnlyListsThatAccuse() {
    for (ListWeight weight : ListWeight.values()) {
      weigh(weight);
      seenWithDevice();

      list();
      harness.reach(START + 2 * DAY);

      assertThat(harness.listings.isEmpty())
          .as("%s", weight)
          .isEqualTo(weight != ListWeight.ACCUSES);
    }
  }
}
