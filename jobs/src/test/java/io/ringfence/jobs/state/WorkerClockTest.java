package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** There is one for the process: what a test does to it is undone after it. */
class WorkerClockTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;

  @AfterEach
  void agreeAgain() {
    WorkerClock.compare(NOW, NOW);
  }

  @Test
  void aRecordThatIsOnItsWayForSecondsIsNoDifference() {
    WorkerClock.compare(NOW + 3_000, NOW);

    assertThat(WorkerClock.offset()).isZero();
    assertThat(WorkerClock.corrected(NOW)).isEqualTo(NOW);
  }

  @Test
  void aRecordThatWasWrittenLaterThanItIsNowShowsAClockThatIsBehind() {
    WorkerClock.compare(NOW - 6 * MINUTE, NOW);

    assertThat(WorkerClock.offset()).isEqualTo(-6 * MINUTE);
    assertThat(WorkerClock.corrected(NOW - 6 * MINUTE)).isEqualTo(NOW);
  }

  @Test
  void aClockThatIsAheadIsCorrectedUntilItAgreesAgain() {
    WorkerClock.compare(NOW + 6 * MINUTE, NOW);
    assertThat(WorkerClock.corrected(NOW + 6 * MINUTE)).isEqualTo(NOW);

    WorkerClock.compare(NOW, NOW);

    assertThat(WorkerClock.offset()).isZero();
  }
}
