package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static io.ringfence.measure.Histories.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecurrenceWindowTest {

  private static final Contribution LAGOS = Contribution.of(1, 234);
  private static final Contribution LONDON = Contribution.of(1, 44);

  private final Window again = Window.open(spec(Function.AGAIN, 1_000, 1));

  private Reading at(long time) {
    return again.read(time, PendingContributions.EMPTY);
  }

  @Test
  void aValueThatIsNewToTheWindowReadsOne() {
    assertThat(at(NOON)).isEqualTo(new Reading(0L, true));
    again.fold(NOON, LAGOS);
    assertThat(at(NOON)).isEqualTo(new Reading(1L, true));
    again.fold(NOON + 1, LAGOS);
    assertThat(at(NOON + 1)).isEqualTo(new Reading(2L, true));
    again.fold(NOON + 2, LONDON);
    assertThat(at(NOON + 2)).isEqualTo(new Reading(1L, true));
  }

  @Test
  void whatHasLeftTheWindowIsNewAgain() {
    again.fold(NOON, LAGOS);
    again.fold(NOON + 500, LONDON);
    again.fold(NOON + 1_000, LAGOS);

    assertThat(at(NOON + 1_000).value()).isEqualTo(1L);
  }

  @Test
  void theLatestOfTheTailIsAskedOfWhatIsSettled() {
    again.fold(NOON, LAGOS);
    again.fold(NOON, LAGOS);
    again.fold(NOON + 1, LONDON);

    Reading reading = again.read(NOON + 3, visitor -> visitor.visit(NOON + 2, LAGOS));

    assertThat(reading).isEqualTo(new Reading(3L, true));
  }

  @Test
  void theLatestValueIsRememberedThoughItFoundNoCounter() {
    IntStream.range(0, 200).forEach(i -> again.fold(NOON + i / 4, Contribution.of(1, i)));
    IntStream.range(0, 5).forEach(i -> again.fold(NOON + 50, LAGOS));
    again.fold(NOON + 50, LONDON);

    Window restored = StoredWindow.read(StoredWindow.bytes(again));

    // Both have one counter between them, which is Lagos'.
    assertThat(at(NOON + 50)).isEqualTo(new Reading(1L, false));
    assertThat(restored.read(NOON + 50, PendingContributions.EMPTY)).isEqualTo(at(NOON + 50));
  }
}
