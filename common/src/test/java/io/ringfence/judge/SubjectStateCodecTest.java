package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertIds;
import io.ringfence.alert.CallTotals;
import io.ringfence.alert.Dialled;
import io.ringfence.alert.Money;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.state.Hold;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * States as they are stored: one value of each sort that a state can hold, in the order of the
 * golden file.
 */
class SubjectStateCodecTest {

  private static final Measure ATTEMPTS =
      JudgeFixtures.measure("attempts", Function.COUNT, 5 * MINUTE, 0, null);
  private static final Rule BURST =
      JudgeFixtures.rule(
          "burst",
          12 * MINUTE,
          true,
          List.of(ATTEMPTS),
          scope -> ((Long) scope.valueOf("attempts")) >= 3);

  private static SubjectState empty() {
    return new SubjectState();
  }

  /** Settled windows and signals, an open and a published episode, pending signals, a listing. */
  private static SubjectState busy() {
    SubjectHarness harness =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key());
    harness.take(
        notice(listing("l1", SignalTopic.LISTING_ADD, START, START - MINUTE, START + MINUTE)));
    for (int i = 0; i < 8; i++) {
      long time = START + i * 4L * MINUTE / 3;
      harness.take(attempt("c" + i, time, List.of(ATTEMPTS), List.of(BURST)));
      harness.reach(time);
    }
    harness.reach(START + 24 * MINUTE);
    harness.take(attempt("c9", START + 24 * MINUTE, List.of(ATTEMPTS), List.of(BURST)));
    return harness.state;
  }

  /** Erased, then held, with an alert read back that nothing answers to. */
  private static SubjectState heldAfterErasure() {
    SubjectHarness harness =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key());
    harness.take(privacy("p1", SignalTopic.PRIVACY_ERASE));
    harness.take(privacy("p2", SignalTopic.PRIVACY_HOLD));
    long time = START + MINUTE;
    String id = AlertIds.UNKEYED.of(BURST.id(), SUBJECT, 1);
    harness.take(
        new AlertReadback(
            SUBJECT.key(), id, BURST.slot(), 1, 2, Alert.State.OPEN, time, time, 1, "{}"));
    return harness.state;
  }

  private static PrivacyRequest privacy(String id, SignalTopic action) {
    return new PrivacyRequest(
        SUBJECT.key(), new Privacy(id, START, "desk", action, SUBJECT, "asked"));
  }

  /** Named by a source whose lateness is known. */
  private static SubjectState named() {
    SubjectState state = new SubjectState();
    state.namedBy(10 * MINUTE);
    return state;
  }

  private static SubjectState delayed() {
    SubjectState delayed = named();
    delayed.namedBehind(60 * MINUTE, START);
    return delayed;
  }

  private static SubjectState crowd() {
    SubjectState crowd = named();
    Observation merged =
        SampleObservation.of("t:carrier-1", "c-1", START)
            .identity(9)
            .revision(3)
            .primary(false)
            .adding(new Contribution(4, 250, 1, ""))
            .standingFor(250, Merging.WHOLE)
            .made();
    crowd.pending().insert(new PendingSignal(merged, START));
    return crowd;
  }

  /** Named by two tenants, with an alert of the first alone. */
  private static SubjectState ofTenants() {
    SubjectState state = busy();
    state.namedBy("acme", START);
    state.namedBy("bolt", START + MINUTE);
    RuleEpisodes burst = state.episodes().get(BURST.slot());
    for (PublishedEpisode each : List.copyOf(burst.published())) {
      burst.publish(new PublishedEpisode(each.version(), each.state(), each.episode(), "acme"));
    }
    return state;
  }

  /** Calls under way and ended, in a settled part, and an episode that counts them. */
  private static SubjectState valued() {
    Rule rule =
        JudgeFixtures.valuing(JudgeFixtures.rule("dear", 20 * MINUTE, false, List.of(), s -> true));
    SubjectHarness harness = new SubjectHarness(new Pack(List.of(), List.of(rule)), SUBJECT.key());
    for (int i = 0; i < 4; i++) {
      long time = START + i * MINUTE;
      harness.take(
          JudgeFixtures.phase(rule, "c" + i, SignalTopic.CALL_ATTEMPT, time, 5, 0)
              .judgedBy(List.of(rule.slot()))
              .made());
      if (i != 2) {
        harness.take(
            JudgeFixtures.phase(rule, "c" + i, SignalTopic.CALL_ANSWER, time + 1_000, 5, 0).made());
      }
      if (i == 0) {
        harness.take(
            JudgeFixtures.phase(rule, "c0", SignalTopic.CALL_END, time + MINUTE, 0, 5).made());
      }
      harness.reach(time);
    }
    harness.take(
        JudgeFixtures.phase(rule, "c1", SignalTopic.CALL_ONGOING, START + 2 * MINUTE + 1_000, 5, 5)
            .made());
    harness.reach(START + 22 * MINUTE + 2_000);
    harness.take(
        JudgeFixtures.phase(rule, "c9", SignalTopic.CALL_ATTEMPT, START + 22 * MINUTE, 5, 0)
            .made());
    return harness.state;
  }

  private static List<String> now() {
    return List.of(
            empty(),
            busy(),
            heldAfterErasure(),
            named(),
            delayed(),
            crowd(),
            onTerms(),
            ofTenants(),
            valued(),
            exempt())
        .stream()
        .map(state -> Golden.toHex(state, new SubjectStateCodec()))
        .toList();
  }

  /** A hold that has been asked for with all its terms, and puts off an erasure. */
  private static SubjectState onTerms() {
    SubjectHarness harness =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key());
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy("p3", START, "desk", SignalTopic.PRIVACY_HOLD, SUBJECT, "asked")
                .askedBy("legal")
                .on(new Privacy.HoldTerms("order 7", START + 60 * MINUTE, START + 30 * MINUTE))));
    harness.take(privacy("p4", SignalTopic.PRIVACY_ERASE));
    return harness.state;
  }

  /** Listed, and exempt from one rule. */
  private static SubjectState exempt() {
    SubjectHarness harness =
        new SubjectHarness(new Pack(List.of(ATTEMPTS), List.of(BURST)), SUBJECT.key());
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, START + MINUTE)));
    harness.take(
        notice(
            JudgeFixtures.exempt(
                "l2", START, START + MINUTE, new Exemption(List.of("burst"), List.of("irsf")))));
    return harness.state;
  }

  @Test
  void theStoredFormIsThatOfVersionNine() throws IOException {
    assertThat(now()).isEqualTo(Golden.lines("subject-state.v9"));
  }

  @Test
  void exemptionsAreStoredSinceVersionNine() throws IOException {
    SubjectState read = Golden.read("subject-state.v9", new SubjectStateCodec(), 9).get(9);

    assertThat(read.standing().entry("l2").exemption())
        .isEqualTo(new Exemption(List.of("burst"), List.of("irsf")));
    assertThat(read.standing().entry("l1").exemption()).isEqualTo(Exemption.NONE);
  }

  @Test
  void whatVersionEightStoredIsReadWhole() throws IOException {
    SubjectStateCodec codec = new SubjectStateCodec();

    List<SubjectState> read = Golden.read("subject-state.v8", codec, 8);

    assertThat(read.stream().map(state -> Golden.toHex(state, codec)).toList())
        .isEqualTo(now().subList(0, 9));
  }

  @Test
  void whatCallsCostIsStoredSinceVersionEight() throws IOException {
    SubjectState read = Golden.read("subject-state.v8", new SubjectStateCodec(), 8).get(8);

    assertThat(read.ledgers().size()).isEqualTo(1);
    CallTotals calls = read.episodes().iterator().next().open().calls();
    assertThat(calls.money().lost()).isEqualTo(Money.micros(5));
    assertThat(calls.money().exposure()).isEqualTo(Money.micros(5));
    assertThat(calls.dialled().targets())
        .extracting(Dialled.Target::number)
        .contains("+8821600001");
    assertThat(calls.dialled().trunks()).containsExactly("carrier-a");
  }

  @Test
  void whatVersionSevenStoredIsReadWholeAndSaysNothingOfMoney() throws IOException {
    SubjectStateCodec codec = new SubjectStateCodec();

    List<SubjectState> read = Golden.read("subject-state.v7", codec, 7);

    assertThat(read.stream().map(state -> Golden.toHex(state, codec)).toList())
        .isEqualTo(now().subList(0, 8));
    assertThat(read).allMatch(each -> each.ledgers().isEmpty());
  }

  @Test
  void whatVersionSixStoredIsReadWholeAndIsTheProviders() throws IOException {
    SubjectStateCodec codec = new SubjectStateCodec();

    List<SubjectState> read = Golden.read("subject-state.v6", codec, 6);

    assertThat(read.stream().map(state -> Golden.toHex(state, codec)).toList())
        .isEqualTo(now().subList(0, 7));
    assertThat(read).allMatch(each -> each.tenancy().isNone());
  }

  @Test
  void whoseSignalsAndAlertsThereAreIsStoredSinceVersionSeven() throws IOException {
    SubjectState read = Golden.read("subject-state.v7", new SubjectStateCodec(), 7).get(7);

    assertThat(read.tenancy()).isEqualTo(ofTenants().tenancy());
    assertThat(read.episodes().get(BURST.slot()).published())
        .isNotEmpty()
        .allMatch(each -> each.tenant().equals("acme"));
  }

  @Test
  void theTermsOfAHoldAreStoredSinceVersionSix() throws IOException {
    Hold read = Golden.read("subject-state.v6", new SubjectStateCodec(), 6).get(6).hold();

    assertThat(read)
        .isEqualTo(new Hold("p3", START + 60 * MINUTE, START + 30 * MINUTE, "order 7", "legal"));
  }

  @Test
  void whatVersionFiveStoredIsReadWholeAndItsHoldsHaveNoEndYet() throws IOException {
    SubjectStateCodec codec = new SubjectStateCodec();

    List<SubjectState> read = Golden.read("subject-state.v5", codec, 5);

    assertThat(read.get(2).isHeld()).isTrue();
    assertThat(read.get(2).hold().hasEnd()).isFalse();
    SubjectState present = heldAfterErasure();
    read.get(2).hold(present.hold());
    assertThat(read.stream().map(state -> Golden.toHex(state, codec)).toList())
        .isEqualTo(now().subList(0, 6));
  }

  @Test
  void alertsOfEarlierVersionsHaveIdsWithoutAKey() throws IOException {
    RuleEpisodes read =
        Golden.read("subject-state.v2", new SubjectStateCodec(), 2)
            .get(1)
            .episodes()
            .get(BURST.slot());

    assertThat(read.lastUnkeyed()).isEqualTo(read.nextOrdinal() - 1).isPositive();
  }

  @Test
  void whatVersionOneStoredIsReadWhole() throws IOException {
    SubjectStateCodec codec = new SubjectStateCodec();

    List<SubjectState> read = Golden.read("subject-state.v1", codec, 1);
    read.get(1).episodes().get(BURST.slot()).ofRule(BURST.id()); // known with the next alert

    assertThat(read.subList(0, 2).stream().map(state -> Golden.toHex(state, codec)).toList())
        .isEqualTo(now().subList(0, 2));
    assertThat(read.get(0).isEmpty()).isTrue();
    assertThat(read.get(1).episodes().size()).isEqualTo(1);
    assertThat(read.get(1).settledSignals().isEmpty()).isFalse();
    assertThat(read.get(1).windows().isEmpty()).isFalse();
    assertThat(read.get(1).pending().isEmpty()).isFalse();
    assertThat(read.get(1).standing().isEmpty()).isFalse();
    assertThat(read.get(2).isHeld()).isTrue();
    assertThat(read.get(2).readbacks().size()).isEqualTo(1);
  }

  @Test
  void theDelayOfAFeedIsStoredSinceVersionThree() throws IOException {
    SubjectState read = Golden.read("subject-state.v3", new SubjectStateCodec(), 3).get(0);

    assertThat(read.delay()).isEqualTo(delayed().delay());
    assertThat(read.delay().at(START)).isEqualTo(60 * MINUTE);
  }

  @Test
  void signalsOfACrowdAreStoredSinceVersionFour() throws IOException {
    SubjectState read = Golden.read("subject-state.v4", new SubjectStateCodec(), 4).get(0);
    assertThat(read.pending().hasMerged()).isTrue();
    assertThat(read.pending().get(0).observation().signals()).isEqualTo(250);
  }

  @Test
  void theLatenessOfTheSourcesIsReadAgain() throws IOException {
    List<SubjectState> read = Golden.read("subject-state.v2", new SubjectStateCodec(), 2);

    assertThat(read.get(3).lateness()).isEqualTo(10 * MINUTE);
    assertThat(read.get(0).lateness()).isNegative();
  }
}
