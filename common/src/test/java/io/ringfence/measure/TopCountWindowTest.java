package io.ringfence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import org.junit.jupiter.api.Test;

/** A TOP that has had more different values than it has room for. */
class TopCountWindowTest {

  private static final long OVER = 3_600_000;
  private static final int VALUES = FrequencySketch.EXACT + 2;
  private static final long LAST = Histories.NOON + VALUES - 1;

  private static Window crowded() {
    Window window = Window.open(Histories.spec(Function.TOP, OVER, 1));
    for (int i = 0; i < VALUES; i++) {
      window.fold(Histories.NOON + i, Contribution.of(1, i));
    }
    return StoredWindow.read(StoredWindow.bytes(window));
  }

  @Test
  void whatFoundNoRoomIsNotTakenForNothing() {
    Window window = crowded();

    assertThat(window.isEmpty()).isFalse();
    assertThat(window.read(LAST, PendingContributions.EMPTY)).isEqualTo(new Reading(0L, false));
    assertThat(window.spent(LAST + OVER - 1)).isFalse();
    window.fold(LAST + 1, Contribution.of(1, 7));
    assertThat(window.read(LAST + 1, PendingContributions.EMPTY)).isEqualTo(new Reading(1L, false));
  }

  @Test
  void onceAllHasLeftItCountsExactlyAgain() {
    Window window = crowded();

    assertThat(window.spent(LAST + OVER)).isTrue();
    window.fold(LAST + OVER, Contribution.of(1, 7));
    assertThat(window.read(LAST + OVER, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1L, true));
  }

  @Test
  void retentionForgetsItWhole() {
    Window window = crowded();

    assertThat(window.earliest()).isBetween(Histories.NOON, LAST);
    window.evict(LAST);

    assertThat(window.isEmpty()).isTrue();
  }
}
