package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeLifecycleTest extends JudgeTestCase {

  @Test
  void opensAtTheFirstHitWithEvidenceThatAPersonCanCheck() {
    attempts(3, START, 1000);

    JsonNode alert = only();
    assertThat(alert.get("state").asText()).isEqualTo("open");
    assertThat(alert.at("/evidence/measures/attempts/value").asInt()).isEqualTo(3);
    assertThat(alert.at("/evidence/measures/attempts/over").asText()).isEqualTo("PT5M");
    assertThat(alert.at("/evidence/signals").toString())
        .isEqualTo("[\"c%d\",\"c%d\",\"c%d\"]".formatted(START, START + 1000, START + 2000));
    assertThat(alert.at("/accused").toString()).contains("acme-17", "203.0.113.7");
    assertThat(alert.at("/window/from").asText()).isEqualTo("2026-09-21T14:08:22Z");
  }

  @Test
  void theFiguresInTheEndAreThoseOfAllThatCameAlsoLate() {
    attempts(2, START, 1000);
    attempts(1, START + 3000, 1);
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(3);

    harness.take(attempt("late", START + 2000, List.of(ATTEMPTS), List.of()));
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(1);
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(4);
  }

  @Test
  void publishesAFloodInFewVersions() {
    attempts(1000, START, 50);

    assertThat(harness.published).hasSizeLessThan(15);
    harness.end();
    assertThat(only().get("hits").asInt()).isEqualTo(998);
  }

  @Test
  void closesOnceQuietHasPassedAndTheNextOneHasAnotherId() {
    attempts(4, START, 1000);
    harness.reach(START + 40 * MINUTE);
    assertThat(only().get("state").asText()).isEqualTo("closed");

    attempts(4, START + 60 * MINUTE, 1000);

    assertThat(harness.alerts()).hasSize(2);
    assertThat(harness.alerts().keySet()).anyMatch(id -> id.endsWith("-2"));
  }

  @Test
  void aHitFromFarBehindGoesOnWithTheEpisodeThatIsOver() {
    attempts(4, START, 1000);
    harness.reach(START + DAY);

    attempts(4, START + 5000, 1000);
    harness.reach(START + 2 * DAY);

    assertThat(only().get("hits").asInt()).isEqualTo(4);
    assertThat(harness.published).extracting(each -> each.get("hits").asInt()).isSorted();
  }

  @Test
  void pendingHitsOfAFeedThatIsBehindGoOnWithTheEpisodeThatIsOver() {
    harness.take(notice(listing("l1", SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
    attempts(1, START, MINUTE);
    harness.reach(START + 60 * MINUTE);
    assertThat(only().get("state").asText()).isEqualTo("closed");

    for (int i = 1; i < 4; i++) {
      harness.take(
          attempt("late" + i, START + i * 9L * MINUTE, List.of(ATTEMPTS), List.of(LISTED)),
          60 * MINUTE);
      assertThat(only().get("hits").asInt()).isEqualTo(i + 1);
    }
    harness.reach(START + DAY);

    assertThat(only().get("hits").asInt()).isEqualTo(4);
    assertThat(only().get("state").asText()).isEqualTo("closed");
  }

  @Test
  void aRepeatWithOtherContentCountsAsADuplicateWhicheverCameFirst() {
    harness.take(attempt("c1", START + 1000, List.of(ATTEMPTS), List.of(BURST)));
    harness.take(attempt("c1", START, List.of(ATTEMPTS), List.of(BURST)));

    assertThat(harness.duplicates).isEqualTo(1);
  }

  @Test
  void phasesOfOneRecordAtOneMomentComeInTheOrderOfACall() {
    Observation one = attempt("c1", START, List.of(), List.of());
    Observation answer =
        SampleObservation.like(one)
            .identity(one.identity() + 1)
            .topic(SignalTopic.CALL_ANSWER)
            .made();
    Observation attempt = SampleObservation.like(one).identity(one.identity() + 2).made();

    assertThat(
            PendingSignal.ORDER.compare(
                new PendingSignal(attempt, START), new PendingSignal(answer, START)))
        .isNegative();
  }

  @Test
  void staysOpenAtTheEndOfInputUntilQuietHasPassed() {
    attempts(4, START, 1000);

    harness.end();

    assertThat(only().get("state").asText()).isEqualTo("updated");
  }

  @Test
  void aRepeatCountsOnceAndIsCounted() {
    attempts(2, START, 1000);
    attempts(2, START, 1000);

    assertThat(harness.published).isEmpty();
    assertThat(harness.duplicates).isEqualTo(2);
  }
}
