package io.ringfence.story;

import static io.ringfence.story.Tale.alert;
import static io.ringfence.story.Tale.by;
import static io.ringfence.story.Tale.grave;
import static io.ringfence.story.Tale.shadow;
import static io.ringfence.story.Tale.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which alerts are one story, and what it says. */
class StoriesTest {

  private static final String OFFICE = "address:203.0.113.7";

  private static List<Story> stories(StoryAlert... alerts) {
    return Stories.of(List.of(alerts));
  }

  @Test
  void anAttackSeenBySeveralRulesOnSeveralSubjectsIsOneStory() {
    String attacker = "address:198.51.100.9";

    List<Story> stories =
        stories(
            alert("login-brute-force", 0, 9, attacker),
            alert("login-brute-force", 1, 9, "account:a-1", attacker),
            alert("account-takeover", 10, 10, "account:a-1", attacker, "device:d-1"),
            alert("irsf", 15, 40, "device:d-1", "number:+12025550123"),
            alert("irsf", 16, 40, "number:+12025550123"));

    assertThat(stories).singleElement().extracting(s -> s.alerts().size()).isEqualTo(5);
  }

  @Test
  void twoAttacksAtOnceBehindOneOfficeAddressAreTwoStories() {
    List<Story> stories =
        stories(
            alert("irsf", 0, 9, "account:a-1", "number:+12025550101", "device:d-1", OFFICE),
            by("slow", alert("irsf", 1, 9, "account:a-1", "device:d-1", OFFICE)),
            alert("chat-spam", 2, 8, "account:a-2", "device:d-2", OFFICE));

    assertThat(stories).extracting(s -> s.alerts().size()).containsExactly(2, 1);
  }

  @Test
  void oneFraudOnSeveralAccountsFromOneAddressIsOneStory() {
    assertThat(
            stories(
                alert("login-brute-force", 0, 9, "account:a-1", OFFICE),
                alert("login-brute-force", 5, 9, "account:a-2", OFFICE)))
        .hasSize(1);
  }

  @Test
  void anAddressThatMoreThanAFewAreAccusedWithIsCommonUnlessItIsAccusedItself() {
    List<StoryAlert> alerts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      alerts.add(alert("irsf", i, 100, "account:a-" + i, OFFICE));
    }

    assertThat(Stories.of(alerts))
        .hasSize(13)
        .element(0)
        .extracting(s -> s.alerts().size())
        .isEqualTo(Stories.COMMON);

    alerts.add(alert("irsf", 100, 110, OFFICE));
    assertThat(Stories.of(alerts)).hasSize(1);
  }

  @Test
  void aSecondAlertOnTheSameSubjectIsNoFurtherSubjectOfACommonAddress() {
    List<StoryAlert> alerts = new ArrayList<>();
    for (int i = 0; i < Stories.COMMON; i++) {
      alerts.add(alert("irsf", i, 10, "account:a-" + i, OFFICE));
      alerts.add(by("slow", alert("irsf", i, 10, "account:a-" + i, OFFICE)));
    }

    assertThat(Stories.of(alerts)).hasSize(1);
  }

  @Test
  void whatIsLongOverIsAnotherStory() {
    StoryAlert early = alert("irsf", 0, 10, "account:a-1");

    assertThat(stories(early, alert("irsf", 370, 371, "account:a-1"))).hasSize(1);
    assertThat(stories(early, alert("irsf", 371, 372, "account:a-1"))).hasSize(2);
  }

  @Test
  void anAddressMayBeSomebodyElsesAnHourLater() {
    StoryAlert early = alert("sip-scan", 0, 10, OFFICE);

    assertThat(stories(early, alert("irsf", 70, 71, OFFICE))).hasSize(1);
    assertThat(stories(early, alert("irsf", 71, 72, OFFICE))).hasSize(2);
  }

  @Test
  void aLongAlertHoldsTogetherWhatFallsIntoIt() {
    assertThat(
            stories(
                alert("irsf", 0, 3_000, "account:a-1"),
                alert("irsf", 10, 20, "account:a-1"),
                alert("irsf", 2_900, 2_950, "account:a-1")))
        .singleElement()
        .extracting(Story::last)
        .isEqualTo(3_000 * Tale.MINUTE);
  }

  @Test
  void sharedEvidenceIsOneStoryThoughNobodyIsNamedTwice() {
    assertThat(
            stories(
                with(List.of("s-1", "s-2"), alert("smishing", 0, 9, "content:0123456789abcdef")),
                with(List.of("s-2", "s-3"), alert("sms-spam", 5, 9, "number:+12025550123"))))
        .singleElement()
        .satisfies(story -> assertThat(story.signals()).containsExactly("s-1", "s-2", "s-3"));
  }

  @Test
  void aNumberBelongsToTheRangeThatIsAccusedOfTheSameFraud() {
    StoryAlert range = alert("wangiri", 0, 9, "range:+2327674");

    assertThat(stories(range, alert("wangiri", 1, 9, "number:+23276740175"))).hasSize(1);
    assertThat(stories(range, alert("robocall", 1, 9, "number:+23276740175"))).hasSize(2);
    assertThat(stories(range, alert("wangiri", 1, 9, "number:+23276800175"))).hasSize(2);
    assertThat(stories(range, alert("wangiri", 1, 9, "trunk:t", "number:+23276740175"))).hasSize(1);
  }

  @Test
  void numbersOfOneBlockAreOneStoryUnlessTheyAreSomebodys() {
    StoryAlert one = alert("wangiri", 0, 9, "number:+23276740175");

    assertThat(stories(one, alert("wangiri", 1, 9, "number:+23276740919"))).hasSize(1);
    assertThat(stories(one, alert("wangiri", 1, 9, "number:+23276741919"))).hasSize(2);
    assertThat(stories(one, alert("wangiri", 1, 9, "number:+23276740919", "account:a"))).hasSize(2);
  }

  @Test
  void aRackOfAddressesIsOneStoryHoweverManyItHas() {
    List<StoryAlert> alerts = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      alerts.add(alert("credential-stuffing", i, 100, "address:198.51.100." + i));
    }

    assertThat(Stories.of(alerts)).hasSize(1);
  }

  @Test
  void whatIsOnlyLookedAtJoinsNothingThatIsActedOn() {
    List<Story> stories =
        stories(
            alert("irsf", 0, 9, "account:a-1"),
            shadow(alert("irsf", 1, 9, "range:+88216", "account:a-1", "account:a-2")),
            alert("irsf", 2, 9, "account:a-2"));

    assertThat(stories)
        .extracting(Story::mode)
        .containsExactly(Mode.ENFORCE, Mode.SHADOW, Mode.ENFORCE);
  }

  @Test
  void whatOnlyInformsIsInNoStory() {
    StoryAlert address = Tale.alert("sip-scan", 0, 10, "address:203.0.113.7");
    StoryAlert informing = Tale.onto("perimeter", Tale.by("other-rule", address));

    assertThat(Stories.of(List.of(address, informing)))
        .singleElement()
        .satisfies(story -> assertThat(story.alerts()).containsExactly(address));
  }

  @Test
  void theIdIsTheEarliestAlertsAndStaysAsTheStoryGrows() {
    StoryAlert first = alert("account-takeover", 5, 6, "account:a-1");
    StoryAlert second = alert("irsf", 7, 9, "account:a-1");

    assertThat(stories(first)).extracting(Story::id).containsExactly(first.id());
    assertThat(stories(second, first)).extracting(Story::id).containsExactly(first.id());

    StoryAlert learntLater = alert("listed-subject", 1, 2, "account:a-1");
    assertThat(stories(second, learntLater, first))
        .extracting(Story::id)
        .containsExactly(learntLater.id());
  }

  @Test
  void aStorySaysWhatIsSuspectedGravestFirstAndWhoTakesPart() {
    List<Story> stories =
        stories(
            alert("login-brute-force", 0, 9, "account:a-jd", "address:198.51.100.9"),
            by("slow", alert("login-brute-force", 0, 9, "account:a-jd", "address:198.51.100.9")),
            grave(
                Severity.CRITICAL,
                90,
                alert("irsf", 10, 40, "account:a-jd", "number:+12025550123", "device:d-1")),
            by("slow", alert("irsf", 12, 50, "account:a-jd", "number:+12025550124", "device:d-1")));

    Story story = stories.get(0);
    assertThat(story.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(story.score()).isEqualTo(90);
    assertThat(story.first()).isZero();
    assertThat(story.last()).isEqualTo(50 * Tale.MINUTE);
    assertThat(story.charges())
        .extracting(Story.Charge::fraud)
        .containsExactly("irsf", "login-brute-force");
    assertThat(story.charges().get(0).rules()).containsExactly("irsf-rule", "slow");
    assertThat(story.cast()).first().isEqualTo(new Story.Role(Tale.subject("account:a-jd"), 4, 4));
    assertThat(story.headline())
        .isEqualTo(
            "Account a-jd: guessed at login passwords, then high-cost calls"
                + " (4 rules, 2 numbers, 1 device, 1 address)");
  }

  @Test
  void aHeadlineNamesWhatTheAlertsHaveInCommonAndTheFirstThreeFrauds() {
    String attacker = "address:198.51.100.9";

    List<Story> stories =
        stories(
            alert("sip-scan", 0, 9, attacker),
            alert("registration-brute-force", 0, 9, "account:a-1", attacker),
            alert("registration-brute-force", 0, 9, attacker),
            alert("registration-brute-force", 5, 9, "account:a-2", attacker),
            alert("my-own-fraud", 7, 9, attacker),
            alert("irsf", 8, 9, "account:a-2"));

    assertThat(stories)
        .extracting(Story::headline)
        .containsExactly(
            "Address 198.51.100.9 and others: guessed at registration passwords and scanned for"
                + " accounts and numbers, then my own fraud and 1 more (4 rules, 2 accounts)");
  }
}
