package io.ringfence.judge.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedDelayTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOW = 1_000 * HOUR;

  private final FeedDelay hour = FeedDelay.NONE.with(HOUR, NOW);

  @Test
  void noFeedIsBehindAtFirst() {
    assertThat(FeedDelay.NONE.at(Long.MIN_VALUE)).isZero();
    assertThat(FeedDelay.NONE.at(NOW)).isZero();
  }

  @Test
  void theLargestDelayCounts() {
    assertThat(hour.with(40 * MINUTE, NOW).at(NOW)).isEqualTo(HOUR);
    assertThat(hour.with(70 * MINUTE, NOW).at(NOW)).isEqualTo(70 * MINUTE);
  }

  @Test
  void aDelayIsForgottenAfterItselfAndAnHour() {
    assertThat(hour.at(NOW + 2 * HOUR - 1)).isEqualTo(HOUR);
    assertThat(hour.at(NOW + 2 * HOUR)).isZero();
  }

  @Test
  void aMuchSmallerDelayDoesNotKeepALargeOne() {
    FeedDelay week = FeedDelay.NONE.with(100 * HOUR, NOW);

    FeedDelay later = week.with(HOUR, NOW + 50 * HOUR);

    assertThat(later.at(NOW + 50 * HOUR)).isEqualTo(100 * HOUR);
    assertThat(later.at(NOW + 101 * HOUR)).isZero();
    assertThat(later.with(HOUR, NOW + 101 * HOUR).at(NOW + 101 * HOUR)).isEqualTo(HOUR);
  }
}
