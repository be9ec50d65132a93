package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.encoding.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an alert says where one observation stands for many signals of a crowd. */
class MergedObservationTest extends JudgeTestCase {

  /** So many attempts, merged. */
  private static Observation merged(int signals, int revision, long time) {
    return SampleObservation.like(attempt("merged" + time, time, List.of(), List.of(BURST)))
        .identity(Hash.of("a slice"))
        .revision(revision)
        .primary(false)
        .adding(new Contribution(ATTEMPTS.slot(), signals, 1, ""))
        .standingFor(signals, Merging.WHOLE)
        .made();
  }

  private static boolean exact(JsonNode alert) {
    return alert.at("/evidence/measures/attempts/exact").asBoolean();
  }

  @Test
  void allItsSignalsAreHitsAndTheFiguresAreNotExact() {
    harness.take(merged(250, 1, START));

    assertThat(only().get("hits").asInt()).isEqualTo(250);
    assertThat(only().get("state").asText()).as("of more than one hit").isEqualTo("updated");
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(250);
    assertThat(exact(only())).isFalse();
  }

  @Test
  void aLaterRevisionTakesThePlaceOfTheOneBefore() {
    harness.take(merged(250, 1, START));
    harness.take(merged(400, 2, START + 4_000));
    assertThat(only().get("hits").asInt()).isEqualTo(400);

    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(400);
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(400);
  }

  @Test
  void aSignalBesideItIsNotExactEither() {
    attempts(3, START, 1_000);
    assertThat(exact(only())).isTrue();

    harness.take(merged(250, 1, START + 4_000));
    attempts(1, START + 5_000, 1);
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(252);
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(254);
    assertThat(exact(only())).isFalse();
  }

  @Test
  void manyOfThemAreFoundByTheIndexAsWell() {
    for (int i = 0; i < 100; i++) {
      harness.take(
          SampleObservation.like(merged(10, 1, START + i * 100L))
              .identity(Hash.of("slice " + i))
              .made());
    }
    harness.end();

    assertThat(only().get("hits").asInt()).isEqualTo(1_000);
    assertThat(only().at("/evidence/measures/attempts/value").asInt()).isEqualTo(1_000);
  }
}
