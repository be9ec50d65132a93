package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertIds;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.fixture.RetentionFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms of a policy that are not those of traffic, security events, listings or alerts. */
class PolicyTermsTest extends JudgeTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LegalMinimum LAW = new LegalMinimum(90 * DAY, "Section 4");

  /** As shipped, but for places and records of calls. */
  private static Retention retention(long location, LegalMinimum calls) {
    return RetentionFixture.shipped().locations(location).calls(100 * DAY, calls).retention();
  }

  private void judgeBy(Retention retention, Measure... measures) {
    Pack pack = new Pack(List.of(measures), List.of(BURST, LISTED));
    harness = new SubjectHarness(pack, SUBJECT.key(), AlertIds.UNKEYED, retention);
  }

  private static Measure of(DataClass dataClass) {
    MeasureSpec usual = ATTEMPTS.spec();
    return new Measure(
        new MeasureSpec(
            "places", usual.slot(), usual.function(), 30 * DAY, usual.cap(), 0, dataClass),
        ATTEMPTS.per(),
        ATTEMPTS.as(),
        ATTEMPTS.digits(),
        ATTEMPTS.on(),
        ATTEMPTS.where(),
        ATTEMPTS.value(),
        ATTEMPTS.valueType());
  }

  /** One that is measured, and a later one that is not, before which the first is settled. */
  private void measured(Measure measure, long time) {
    harness.take(attempt("e" + time, time, List.of(measure), List.of()));
    harness.reach(time + 21 * MINUTE);
    harness.take(attempt("l" + time, time + 21 * MINUTE, List.of(), List.of(LISTED)));
    assertThat(harness.state.windows()).hasSize(1);
  }

  @Test
  void whatIsMeasuredOfPlacesGoesByTheirTerm() {
    Measure places = of(DataClass.LOCATION);
    judgeBy(retention(3 * DAY, LegalMinimum.NONE), places);
    measured(places, START);

    harness.reach(START + 2 * DAY);
    assertThat(harness.state.windows()).hasSize(1);
    harness.reach(START + 3 * DAY + 2 * MINUTE);

    assertThat(harness.state.windows()).isEmpty();
  }

  @Test
  void whatAnEarlierReleaseHasMeasuredOfPlacesGoesOnAndGoesByTheirTerm() {
    Measure earlier = of(DataClass.SECURITY);
    judgeBy(Retention.DEFAULT, earlier);
    measured(earlier, START);
    SubjectHarness before = harness;
    Measure places = of(DataClass.LOCATION);
    judgeBy(retention(3 * DAY, LegalMinimum.NONE), places);
    harness.state = before.state;

    measured(places, START + DAY);
    assertThat(harness.state.windows()).singleElement().satisfies(this::hasBoth);
    harness.reach(START + 4 * DAY + 2 * MINUTE);

    assertThat(harness.state.windows()).isEmpty();
  }

  private void hasBoth(io.ringfence.measure.Window window) {
    assertThat(window.earliest()).isEqualTo(START);
    assertThat(window.latest()).isEqualTo(START + DAY);
  }

  @Test
  void whenASubjectWasFirstSeenGoesWithTheTermOfTraffic() {
    judgeBy(Retention.DEFAULT, ATTEMPTS);
    for (int day = 0; day <= 40; day += 5) {
      measured(ATTEMPTS, START + day * DAY);
    }

    assertThat(harness.state.firstSeen()).isGreaterThanOrEqualTo(START + 10 * DAY);
    assertThat(harness.state.settled()).isGreaterThanOrEqualTo(START + 40 * DAY);
    assertThat(harness.purgeDeadline).isGreaterThan(harness.retention);
  }

  private JsonNode erased() throws Exception {
    Privacy request =
        new Privacy("p", START + MINUTE, "desk", SignalTopic.PRIVACY_ERASE, SUBJECT, "asked");
    harness.take(new PrivacyRequest(SUBJECT.key(), request));
    return JSON.readTree(harness.receipts.get(0).json());
  }

  @Test
  void anErasureSaysWhichRecordsALawKeepsAndUntilWhen() throws Exception {
    judgeBy(retention(90 * DAY, LAW));

    JsonNode refused = erased().get("refused");

    assertThat(refused)
        .isEqualTo(
            JSON.createObjectNode()
                .put("class", "calls")
                .put("ground", "Section 4")
                .put(
                    "until", java.time.Instant.ofEpochMilli(START + MINUTE + 90 * DAY).toString()));
  }

  @Test
  void whereAListingStaysTooBothAreSaid() throws Exception {
    judgeBy(retention(90 * DAY, LAW));
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + DAY)));

    JsonNode refused = erased().get("refused");

    assertThat(refused).hasSize(2);
    assertThat(refused.findValuesAsText("class")).containsExactly("listings", "calls");
  }

  @Test
  void withoutALawNothingIsSaid() throws Exception {
    judgeBy(retention(90 * DAY, LegalMinimum.NONE));

    assertThat(erased().has("refused")).isFalse();
  }
}
