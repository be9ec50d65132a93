package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.A_YEAR;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertIds;
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
        SUBJECT.key(), new Privacy(id, START, "desk", action, SUBJECT, "asked").on(A_YEAR));
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

  private static List<String> now() {
    return List.of(
            empty(),
            busy(),
            heldAfterErasure(),
            named(),
            delayed(),
            crowd(),
            onTerms(),
            ofTenants())
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

  private static List<SubjectState> stored() throws IOException {
    return Golden.read("subject-state.v1", new SubjectStateCodec(), 1);
  }

  @Test
  void theStoredFormIsThatOfTheGoldenFile() throws IOException {
    assertThat(now()).isEqualTo(Golden.lines("subject-state.v1"));
  }

  @Test
  void whatIsStoredIsReadWhole() throws IOException {
    List<SubjectState> read = stored();

    assertThat(read.stream().map(state -> Golden.toHex(state, new SubjectStateCodec())).toList())
        .isEqualTo(now());
    assertThat(read.get(0).isEmpty()).isTrue();
    assertThat(read.get(0).tenancy().isNone()).isTrue();
    assertThat(read.get(1).episodes().size()).isEqualTo(1);
    assertThat(read.get(1).settledSignals().isEmpty()).isFalse();
    assertThat(read.get(1).windows().isEmpty()).isFalse();
    assertThat(read.get(1).pending().isEmpty()).isFalse();
    assertThat(read.get(1).standing().isEmpty()).isFalse();
    assertThat(read.get(2).isHeld()).isTrue();
    assertThat(read.get(2).readbacks().size()).isEqualTo(1);
  }

  @Test
  void whichAlertsHaveIdsWithoutAKeyIsRead() throws IOException {
    RuleEpisodes written = busy().episodes().get(BURST.slot());
    RuleEpisodes read = stored().get(1).episodes().get(BURST.slot());

    assertThat(read.lastUnkeyed()).isEqualTo(written.lastUnkeyed()).isPositive();
    assertThat(read.ruleId()).isEqualTo(BURST.id());
  }

  @Test
  void theLatenessOfTheSourcesIsRead() throws IOException {
    assertThat(stored().get(3).lateness()).isEqualTo(10 * MINUTE);
    assertThat(stored().get(0).lateness()).isNegative();
  }

  @Test
  void theDelayOfAFeedIsRead() throws IOException {
    SubjectState read = stored().get(4);

    assertThat(read.delay()).isEqualTo(delayed().delay());
    assertThat(read.delay().at(START)).isEqualTo(60 * MINUTE);
  }

  @Test
  void signalsOfACrowdAreRead() throws IOException {
    SubjectState read = stored().get(5);

    assertThat(read.pending().hasMerged()).isTrue();
    assertThat(read.pending().get(0).observation().signals()).isEqualTo(250);
  }

  @Test
  void theTermsOfAHoldAreRead() throws IOException {
    assertThat(stored().get(6).hold())
        .isEqualTo(new Hold("p3", START + 60 * MINUTE, START + 30 * MINUTE, "order 7", "legal"));
  }

  @Test
  void whoseSignalsAndAlertsThereAreIsRead() throws IOException {
    SubjectState read = stored().get(7);

    assertThat(read.tenancy()).isEqualTo(ofTenants().tenancy());
    assertThat(read.episodes().get(BURST.slot()).published())
        .isNotEmpty()
        .allMatch(each -> each.tenant().equals("acme"));
  }
}
