package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgreedClockTest {

  private static final long NOW = 1_764_061_200_000L;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAYS = Duration.ofDays(40);

  private final AgreedClock clock = new AgreedClock();
  private long nanos;

  @Test
  void nothingIsAgreedBeforeEventTimeIsKnown() {
    look(NOW, SECOND);

    assertThat(clock.time()).isEqualTo(Long.MIN_VALUE);
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void aClockThatEventTimeFollowsCloselyHolds() {
    clock.reached(NOW - Duration.ofMinutes(20).toMillis());
    look(NOW, SECOND);

    assertThat(clock.time()).isEqualTo(NOW);
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void aClockThatIsFastByWeeksDoesNotHold() {
    for (int second = 0; second < 300; second++) {
      clock.reached(NOW + second * 1000L);
      look(NOW + DAYS.toMillis() + second * 1000L, SECOND);
      assertThat(clock.time()).isEqualTo(NOW + second * 1000L);
    }

    assertThat(clock.ahead()).isEqualTo(DAYS.toMillis());
  }

  @Test
  void aLeapDoesNotHoldThoughFeedsAreSilent() {
    clock.reached(NOW);
    look(NOW, SECOND);

    look(NOW + DAYS.toMillis(), SECOND);
    assertThat(clock.time()).isEqualTo(NOW);
    look(NOW + DAYS.toMillis() + 120_000, Duration.ofMinutes(2));

    assertThat(clock.time()).isEqualTo(NOW + 121_000);
  }

  @Test
  void aLeapOfTheWholeMachineDoesNotHoldWhileEventTimeMoves() {
    clock.reached(NOW);
    look(NOW, SECOND);

    clock.reached(NOW + 1000);
    look(NOW + DAYS.toMillis(), DAYS);
    assertThat(clock.time()).isEqualTo(NOW + 1000);

    clock.reached(NOW + 2000);
    look(NOW + DAYS.toMillis() + 1000, SECOND);
    assertThat(clock.time()).isEqualTo(NOW + 2000);
  }

  @Test
  void timeGoesOnWhileFeedsAreSilent() {
    clock.reached(NOW);
    look(NOW, SECOND);

    look(NOW + DAYS.toMillis(), DAYS);

    assertThat(clock.time()).isEqualTo(NOW + DAYS.toMillis());
  }

  @Test
  void whereNoFeedEverSpeaksTheClockHoldsAfterAnHour() {
    look(NOW, SECOND);
    look(NOW + Duration.ofMinutes(59).toMillis(), Duration.ofMinutes(59));
    assertThat(clock.time()).isEqualTo(Long.MIN_VALUE);

    look(NOW + Duration.ofMinutes(61).toMillis(), Duration.ofMinutes(2));

    assertThat(clock.time()).isEqualTo(NOW + Duration.ofMinutes(61).toMillis());
  }

  @Test
  void whileABacklogIsReadEventTimeHolds() {
    long behind = Duration.ofDays(3).toMillis();
    clock.reached(NOW - behind);
    look(NOW, SECOND);
    assertThat(clock.time()).isEqualTo(NOW - behind);

    clock.reached(NOW);
    look(NOW + 1000, SECOND);

    assertThat(clock.time()).isEqualTo(NOW + 1000);
  }

  @Test
  void timeNeverGoesBack() {
    clock.reached(NOW);
    look(NOW, SECOND);

    look(NOW - Duration.ofMinutes(6).toMillis(), SECOND);

    assertThat(clock.time()).isEqualTo(NOW);
  }

  @Test
  void aClockThatIsSlowHolds() {
    clock.reached(NOW);

    look(NOW - Duration.ofMinutes(6).toMillis(), SECOND);

    assertThat(clock.time()).isEqualTo(NOW - Duration.ofMinutes(6).toMillis());
  }

  private void look(long now, Duration passed) {
    nanos += passed.toNanos();
    clock.look(now, nanos);
  }
}
