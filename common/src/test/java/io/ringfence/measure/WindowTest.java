package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static io.ringfence.measure.Histories.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.BoundedHistory;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final long OVER = 1_000;
  private static final Contribution UP = Contribution.of(1, 1);
  private static final Contribution DOWN = Contribution.of(1, -1);

  @Test
  void theStartOfTheWindowIsOutAndItsEndIsIn() {
    Window count = open(Function.COUNT);

    count.fold(NOON, UP);

    assertThat(count.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading(1L, true));
    assertThat(count.read(NOON + OVER - 1, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1L, true));
    assertThat(count.read(NOON + OVER, PendingContributions.EMPTY))
        .isEqualTo(new Reading(0L, true));
  }

  @Test
  void mergedSignalsCountByTheirWeightAndAreSummedAsTheyCome() {
    Window count = open(Function.COUNT);
    Window sum = open(Function.SUM);
    Contribution merged = new Contribution(1, 3, Double.doubleToLongBits(4.5), "");

    count.fold(NOON, merged);
    sum.fold(NOON, merged);

    assertThat(count.read(NOON, PendingContributions.EMPTY).value()).isEqualTo(3L);
    assertThat(sum.read(NOON, PendingContributions.EMPTY).value()).isEqualTo(4.5);
  }

  @Test
  void aCountOf65TimesIsAnApproximationUntilTheWindowHasRunEmpty() {
    Window count = open(Function.COUNT);
    for (int i = 0; i <= BoundedHistory.EXACT; i++) {
      count.fold(NOON + i, UP);
    }
    assertThat(count.read(NOON + BoundedHistory.EXACT, PendingContributions.EMPTY))
        .isEqualTo(new Reading(65L, false));

    count.fold(NOON + BoundedHistory.EXACT + OVER, UP);

    assertThat(count.exact()).isTrue();
  }

  @Test
  void aValueAboveAllOthersMakesTheGreatestExactAgain() {
    Window max = open(Function.MAX);
    for (int i = 0; i <= BoundedHistory.EXACT; i++) {
      max.fold(NOON + i, Contribution.ofNumber(1, 1_000 - i));
    }
    assertThat(max.read(NOON + BoundedHistory.EXACT, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1_000.0, false));

    max.fold(NOON + BoundedHistory.EXACT, Contribution.ofNumber(1, 1_001));

    assertThat(max.read(NOON + BoundedHistory.EXACT, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1_001.0, true));
  }

  @Test
  void aThousandSignalsAtOneTimeAreExact() {
    Window count = open(Function.COUNT);

    for (int i = 0; i < 1_000; i++) {
      count.fold(NOON, UP);
    }

    assertThat(count.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading(1_000L, true));
  }

  @Test
  void theGreatestOfNothingIsAbsent() {
    assertThat(open(Function.MAX).read(NOON, PendingContributions.EMPTY))
        .isEqualTo(new Reading(-1.0, true));
  }

  @Test
  void aCallLongerThanTheWindowStillStandsInIt() {
    Window peak = open(Function.PEAK);

    peak.fold(NOON, UP);

    assertThat(peak.read(NOON + 50 * OVER, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1L, true));
    assertThat(peak.spent(NOON + 50 * OVER)).isFalse();
  }

  @Test
  void anEndWithoutAStartDoesNotLowerTheLevelBelowNothing() {
    Window peak = open(Function.PEAK);

    peak.fold(NOON, DOWN);
    peak.fold(NOON + 1, UP);

    assertThat(peak.read(NOON + 1, PendingContributions.EMPTY)).isEqualTo(new Reading(1L, true));
  }

  @Test
  void aLevelFromBeforeTheWindowCountsUntilItFell() {
    Window peak = open(Function.PEAK);
    peak.fold(NOON, new Contribution(1, 3, 1, ""));
    Contribution twoEnd = new Contribution(1, 2, -1, "");

    peak.fold(NOON + 5 * OVER, twoEnd);

    assertThat(peak.read(NOON + 6 * OVER - 1, PendingContributions.EMPTY))
        .isEqualTo(new Reading(3L, true));
    assertThat(peak.read(NOON + 6 * OVER, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1L, true));
  }

  @Test
  void differentValuesStayAtTheCapUntilTheDroppedOneWouldHaveLeft() {
    Window distinct = Window.open(spec(Function.DISTINCT, OVER, 2));
    distinct.fold(NOON, Contribution.of(1, 11));
    distinct.fold(NOON + 10, Contribution.of(1, 22));

    distinct.fold(NOON + 20, Contribution.of(1, 33));

    assertThat(distinct.read(NOON + 999, PendingContributions.EMPTY))
        .isEqualTo(new Reading(2L, false));
    assertThat(distinct.read(NOON + 1_000, PendingContributions.EMPTY))
        .isEqualTo(new Reading(2L, true));
    assertThat(distinct.read(NOON + 1_010, PendingContributions.EMPTY))
        .isEqualTo(new Reading(1L, true));
  }

  @Test
  void theMostFrequentValueIsCountedAcrossSettledAndTail() {
    Window top = open(Function.TOP);
    top.fold(NOON, Contribution.of(1, 11));
    top.fold(NOON, Contribution.of(1, 22));

    Reading reading = top.read(NOON + 5, tail -> tail.visit(NOON + 5, Contribution.of(1, 22)));

    assertThat(reading).isEqualTo(new Reading(2L, true));
  }

  @Test
  void aWindowOfNoLengthIsRefused() {
    assertThatThrownBy(() -> Window.open(spec(Function.COUNT, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStoredWindowFitsOnlyTheMeasureThatItWasMadeFor() {
    Window stored = Window.open(spec(Function.DISTINCT, OVER, 0));

    assertThat(stored.fits(spec(Function.DISTINCT, OVER, 64))).isTrue();
    assertThat(stored.fits(spec(Function.DISTINCT, OVER, 65))).isFalse();
    assertThat(stored.fits(spec(Function.DISTINCT, OVER + 1, 64))).isFalse();
    assertThat(stored.fits(spec(Function.TOP, OVER, 64))).isFalse();
  }

  @Test
  void aCapIsDefaultedAndLimitedByItsFunction() {
    assertThat(spec(Function.DISTINCT, OVER, 0).effectiveCap()).isEqualTo(64);
    assertThat(spec(Function.DISTINCT, OVER, 5_000).effectiveCap()).isEqualTo(1_024);
    assertThat(spec(Function.TOP, OVER, 5_000).effectiveCap()).isEqualTo(64);
    assertThat(spec(Function.COUNT, OVER, 5).effectiveCap()).isZero();
  }

  private static Window open(Function function) {
    return Window.open(spec(function, OVER, 0));
  }
}
