package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subject waits as long as the sources that name it may be late, and no longer. */
class SourceLatenessTest extends JudgeTestCase {

  private static final long HOUR = 60 * MINUTE;

  private void attempts(long lateness) {
    attempts(lateness, 0);
  }

  private void attempts(long lateness, long behind) {
    for (int i = 0; i < 3; i++) {
      Observation one = attempt("c" + i, START + i, List.of(ATTEMPTS), List.of(BURST));
      harness.take(from(lateness, one).behind(behind));
    }
  }

  private static Observation from(long lateness, Observation one) {
    return SampleObservation.like(one).lateness(lateness).made();
  }

  private String state() {
    return only().get("state").asText();
  }

  @Test
  void anAlertIsClosedAfterTheLatenessOfItsOwnSources() {
    attempts(MINUTE);

    harness.reach(START + 2 + BURST.quietMillis() + MINUTE - 1);
    assertThat(state()).isEqualTo("open");
    harness.reach(START + 2 + BURST.quietMillis() + MINUTE);

    assertThat(state()).isEqualTo("closed");
    assertThat(SubjectHarness.LATENESS).isGreaterThan(MINUTE);
  }

  @Test
  void aSourceThatMayComeADayLaterKeepsTheAlertsOfItsOwnSubjectsOpen() {
    attempts(26 * HOUR);

    harness.reach(START + 26 * HOUR);
    assertThat(state()).isEqualTo("open");
    harness.reach(START + 2 + BURST.quietMillis() + 26 * HOUR);

    assertThat(state()).isEqualTo("closed");
  }

  @Test
  void aFeedThatIsBehindHasTheAlertsOfItsSubjectsClosedAsMuchLater() {
    harness.reach(START + HOUR);
    attempts(MINUTE, HOUR);
    assertThat(state()).isEqualTo("open");

    harness.reach(START + 2 + BURST.quietMillis() + MINUTE + HOUR - 1);
    assertThat(state()).isEqualTo("open");
    harness.reach(START + 2 + BURST.quietMillis() + MINUTE + HOUR);

    assertThat(state()).isEqualTo("closed");
    assertThat(only().at("/evidence/measures/attempts/exact").asBoolean()).isTrue();
    assertThat(only().get("hits").asInt()).isEqualTo(1);
  }

  @Test
  void recordsOfAFeedThatIsBehindCountInTheirOwnOrder() {
    harness.reach(START + HOUR);
    Observation second = attempt("c1", START + MINUTE, List.of(ATTEMPTS), List.of(BURST));
    Observation third = attempt("c2", START + 2 * MINUTE, List.of(ATTEMPTS), List.of(BURST));
    Observation first = attempt("c0", START, List.of(ATTEMPTS), List.of(BURST));
    harness.take(from(MINUTE, second).behind(HOUR));
    harness.take(from(MINUTE, third).behind(HOUR));

    harness.take(from(MINUTE, first).behind(HOUR));

    assertThat(only().get("first").asText()).isEqualTo(only().get("last").asText());
    assertThat(only().at("/evidence/measures/attempts/exact").asBoolean()).isTrue();
  }

  @Test
  void anotherSourcesRecordBehindWhatIsSettledCountsThereAndIsMarkedInexact() {
    attempts(MINUTE);
    harness.reach(START + 3 * MINUTE);
    Observation settles = attempt("next", START + 3 * MINUTE, List.of(ATTEMPTS), List.of());
    harness.take(from(MINUTE, settles));

    Observation late = attempt("late", START - MINUTE, List.of(ATTEMPTS), List.of(BURST));
    harness.take(from(26 * HOUR, late));
    harness.end();

    JsonNode alert = only();
    assertThat(alert.get("hits").asInt()).isEqualTo(2);
    assertThat(alert.at("/evidence/measures/attempts/exact").asBoolean()).isFalse();
  }
}
