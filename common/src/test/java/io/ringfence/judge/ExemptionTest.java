package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.exempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subject that is exempt from some rules for a time. */
class ExemptionTest extends JudgeTestCase {

  private static final Exemption OF_BURST = new Exemption(List.of("burst"), List.of());
  private static final Exemption OF_IRSF = new Exemption(List.of(), List.of("irsf"));

  private static Listing house(String id) {
    return listing(id, SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE);
  }

  private List<String> rules() {
    return harness.alerts().values().stream()
        .map(alert -> alert.at("/rule/id").asText())
        .sorted()
        .toList();
  }

  private static String at(long time) {
    return Instant.ofEpochMilli(time).toString();
  }

  @Test
  void theRuleIsSilentAndOthersStillTell() {
    harness.take(notice(house("l1")));
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));

    attempts(5, START + MINUTE, 1000);

    assertThat(rules()).containsExactly("listed");
    assertThat(harness.published).allMatch(each -> !each.at("/rule/id").asText().equals("burst"));
  }

  @Test
  void allRulesOfTheFraudAreSilent() {
    harness.take(notice(house("l1")));
    harness.take(notice(exempt("x1", START, START + DAY, OF_IRSF)));

    attempts(5, START + MINUTE, 1000);

    assertThat(harness.published).isEmpty();
  }

  @Test
  void rulesOfAnotherFraudStillTell() {
    Exemption other = new Exemption(List.of("other-burst"), List.of("wangiri"));
    harness.take(notice(exempt("x1", START, START + DAY, other)));

    attempts(5, START + MINUTE, 1000);

    assertThat(rules()).containsExactly("burst");
  }

  @Test
  void itHoldsFromItsStartInclusiveUntilItsEndExclusive() {
    harness.take(notice(house("l1")));
    Exemption listed = new Exemption(List.of("listed"), List.of());
    harness.take(notice(exempt("x1", START + 2 * MINUTE, START + 4 * MINUTE, listed)));

    attempts(5, START + MINUTE, MINUTE);
    harness.end();

    JsonNode alert = only(LISTED);
    assertThat(alert.get("hits").asInt()).isEqualTo(3);
    assertThat(alert.get("first").asText()).isEqualTo(at(START + MINUTE));
    assertThat(alert.get("last").asText()).isEqualTo(at(START + 5 * MINUTE));
  }

  private JsonNode only(Rule rule) {
    List<JsonNode> alerts =
        harness.alerts().values().stream()
            .filter(each -> each.at("/rule/id").asText().equals(rule.id()))
            .toList();
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  @Test
  void itNeitherUnlistsNorAllows() {
    Rule allowed =
        JudgeFixtures.rule(
            "allowed",
            10 * MINUTE,
            true,
            List.of(),
            scope -> Boolean.TRUE.equals(scope.valueOf("subject.allowed")));
    Rule once =
        JudgeFixtures.rule(
            "once",
            10 * MINUTE,
            true,
            List.of(),
            scope -> scope.valueOf("subject.timesListed").equals(1L));
    List<Rule> rules = List.of(LISTED, allowed, once);
    harness = new SubjectHarness(new Pack(List.of(), rules), SUBJECT.key());
    harness.take(notice(house("l1")));
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));

    harness.take(JudgeFixtures.attempt("c1", START + MINUTE, List.of(), rules));

    assertThat(rules()).containsExactly("listed", "once");
    assertThat(only(LISTED).at("/evidence/listings").toString()).isEqualTo("[\"l1\"]");
  }

  @Test
  void byItselfItListsNobody() {
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));

    attempts(5, START + MINUTE, 1000);

    assertThat(harness.published).isEmpty();
  }

  @Test
  void whileAnAlertIsOpenLaterSignalsDoNotAddToIt() {
    attempts(4, START, 1000);
    assertThat(only().get("hits").asInt()).isEqualTo(2);

    harness.take(notice(exempt("x1", START + 4000, START + DAY, OF_BURST)));
    attempts(4, START + 4000, 1000);
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(2);
    assertThat(only().get("last").asText()).isEqualTo(at(START + 3000));
  }

  @Test
  void whatItIsLearntTooLateForIsTakenBackAlsoWhenSettled() {
    attempts(4, START, 1000);
    harness.reach(START + DAY);
    assertThat(only().get("state").asText()).isEqualTo("closed");

    harness.take(notice(from(exempt("x1", START + DAY, START + 2 * DAY, OF_BURST), START)));

    assertThat(harness.alerts()).isEmpty();
    assertThat(harness.published.get(harness.published.size() - 1).get("reason").asText())
        .isEqualTo("exempt by the list house: test");
  }

  /** The same, but that it holds from another time. */
  private static Listing from(Listing exempt, long from) {
    return new Listing(
            exempt.id(),
            exempt.time(),
            exempt.source(),
            exempt.action(),
            exempt.subject(),
            exempt.list(),
            exempt.reason(),
            from,
            exempt.until(),
            false,
            exempt.actor())
        .exempting(exempt.exemption());
  }

  @Test
  void anAlertOnListingsIsTakenBackLikewise() {
    harness.take(notice(house("l1")));
    attempts(2, START + MINUTE, 1000);
    harness.reach(START + DAY);
    assertThat(rules()).containsExactly("listed");

    harness.take(notice(from(exempt("x1", START + DAY, START + 2 * DAY, OF_IRSF), START)));

    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void soIsOneThatBeganBeforeTheSignalsThatAreKept() {
    harness.take(notice(house("l1")));
    attempts(30, START + MINUTE, 1000);
    harness.reach(START + DAY);
    assertThat(only(LISTED).get("hits").asInt()).isEqualTo(30);

    harness.take(notice(from(exempt("x1", START + DAY, START + 2 * DAY, OF_IRSF), START)));

    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void aRemovalEndsIt() {
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));
    harness.take(
        notice(listing("r1", SignalTopic.LISTING_REMOVE, START + 1, START + 2000, Long.MAX_VALUE)));

    attempts(6, START, 1000);

    assertThat(only().get("first").asText()).isEqualTo(at(START + 2000));
  }

  @Test
  void theExemptionOfARangeIsThatOfItsNumbers() {
    harness.share(
        of(new Subject(SubjectKind.RANGE, "+1202"), exempt("x1", START, START + DAY, OF_BURST)));

    attempts(5, START + MINUTE, 1000);

    assertThat(harness.published).isEmpty();
  }

  private static Listing of(Subject subject, Listing exempt) {
    return new Listing(
            exempt.id(),
            exempt.time(),
            exempt.source(),
            exempt.action(),
            subject,
            exempt.list(),
            exempt.reason(),
            exempt.from(),
            exempt.until(),
            false,
            exempt.actor())
        .exempting(exempt.exemption());
  }

  @Test
  void aPartyThatIsExemptFromTheRuleIsNotAccusedByIt() {
    Subject account = new Subject(SubjectKind.ACCOUNT, "acme-17");
    harness.take(notice(house("l1")));
    harness.share(of(account, exempt("x1", START, START + DAY, OF_BURST)));

    attempts(5, START + MINUTE, 1000);

    assertThat(only(BURST).get("accused").toString())
        .contains("203.0.113.7")
        .doesNotContain("acme");
    assertThat(only(LISTED).get("accused").toString()).contains("acme");
  }

  @Test
  void aRuleThatIsHeldBackListsNobody() {
    Rule listing =
        JudgeFixtures.listing(BURST, Mode.ENFORCE, new ListAs("auto", DAY, DAY, Mode.ENFORCE));
    harness = new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(listing)), SUBJECT.key());
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));

    attempts(5, START + MINUTE, 1000);

    assertThat(harness.listings).isEmpty();
  }

  @Test
  void ofAnErasedSubjectItStaysWithoutItsReasonAndIsGoneAfterItsTerm() {
    harness.take(notice(exempt("x1", START, START + DAY, OF_BURST)));
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("p1", START + MINUTE, "desk", SignalTopic.PRIVACY_ERASE, SUBJECT, "")));
    assertThat(harness.state.standing().entry("x1").reason()).isEqualTo("erased");

    attempts(5, START + 2 * MINUTE, 1000);
    assertThat(harness.published).isEmpty();

    for (long day = 1; day <= 92; day++) {
      harness.reach(START + day * DAY);
    }
    assertThat(harness.state.standing().isEmpty()).isTrue();
  }
}
