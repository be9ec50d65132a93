package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.holdings.SubjectHoldings;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is held of a subject, and until when, held against what the judge purges. */
class HoldingsTest extends JudgeTestCase {

  private static final long HOUR = 60 * MINUTE;

  /** The terms by which the judge of these tests purges. */
  static final RetentionPolicy POLICY =
      RetentionPolicy.read(
              Arrays.stream(PolicyClass.values())
                  .map(
                      of -> "  %s: {keep: %dh, why: test}".formatted(of.label(), millis(of) / HOUR))
                  .collect(Collectors.joining("\n", "classes:\n", "\n")))
          .value();

  private static long millis(PolicyClass of) {
    return switch (of) {
      case TRAFFIC, CALLS -> Retention.DEFAULT.traffic();
      case CONTENT -> Retention.DEFAULT.content();
      case SECURITY, LOCATIONS -> Retention.DEFAULT.security();
      case LISTINGS -> Retention.DEFAULT.listing();
      case LINKS -> Retention.DEFAULT.link();
      default -> Retention.DEFAULT.alert();
    };
  }

  private List<Holding> held() {
    List<Holding> held = new ArrayList<>();
    new SubjectHoldings(POLICY).read(harness.key, harness.state, held::add);
    return held;
  }

  private List<String> kinds() {
    return held().stream().map(each -> each.of().label() + ": " + each.what()).distinct().toList();
  }

  @Test
  void nothingIsHeldPastItsTermByAJudgeThatPurges() {
    attempts(4, START, 1000);
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + 9 * DAY)));
    harness.reach(START + HOUR);
    assertThat(kinds())
        .contains(
            "traffic: last signals",
            "traffic: times of the first and last signal",
            "listings: listings",
            "alerts: alerts");

    int looks = 0;
    for (long now = START + HOUR; !harness.state.isEmpty(); now += 6 * HOUR) {
      harness.reach(now);
      long at = now;
      assertThat(held()).allMatch(each -> each.due() > at);
      looks++;
    }

    assertThat(looks).isBetween(180 * 4, 181 * 4);
  }

  @Test
  void aMeasureIsHeldUntilItIsPurged() {
    attempts(1, START, 1000);
    harness.reach(START + 21 * MINUTE);
    harness.take(attempt("later", START + 21 * MINUTE, List.of(), List.of(LISTED)));
    assertThat(kinds()).contains("traffic: measures");
    assertThat(held())
        .filteredOn(each -> each.what().equals("measures"))
        .allMatch(each -> each.due() == START + 30 * DAY + 1);

    harness.reach(START + 3 * DAY);

    assertThat(kinds()).doesNotContain("traffic: measures");
  }

  @Test
  void theTermOfATraceEndsWhenTheJudgePurgesIt() {
    attempts(1, START, 1000);
    harness.reach(START + 3 * DAY);

    assertThat(held()).isNotEmpty();
    assertThat(held()).allMatch(each -> each.due() == harness.purgeDeadline);
  }

  @Test
  void aHoldAndTheMarkOfAnErasureAreRequests() {
    attempts(1, START, 1000);
    request("p1", SignalTopic.PRIVACY_ERASE);
    request("p2", SignalTopic.PRIVACY_HOLD);

    assertThat(kinds())
        .containsExactlyInAnyOrder("requests: marks of an erasure", "requests: holds");
    assertThat(held().get(0).due()).isEqualTo(START + MINUTE + DAY + 1);
  }

  private void request(String id, SignalTopic action) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(id, START + MINUTE, "desk", action, SUBJECT, "").on(A_YEAR)));
  }

  @Test
  void whatNamesOthersIsSaid() {
    attempts(4, START, 1000);
    harness.reach(START + HOUR);

    assertThat(held())
        .filteredOn(each -> each.what().equals("last signals"))
        .allMatch(each -> each.said().get().keys().contains("i:203.0.113.7"))
        .isNotEmpty();
  }
}
