package io.ringfence.jobs.detection.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentKeysTest {

  private static final long STRETCH = 20 * 60_000;
  private static final Subject RANGE = Subject.ofKey("r:+1202555");
  private static final String KEY = "n:+12025550771";

  private final RecentKeys recent = new RecentKeys(STRETCH, true);

  @Test
  void aKeyIsKnownForAWholeStretchAfterItsSignal() {
    recent.advance(0);
    recent.saw(KEY, STRETCH);
    recent.advance(STRETCH);
    recent.advance(2 * STRETCH);

    assertThat(recent.under(RANGE)).containsExactly(KEY);
  }

  @Test
  void aKeyIsForgottenWhenTwoStretchesHavePassed() {
    recent.advance(0);
    recent.saw(KEY, 0);
    recent.advance(STRETCH + 1);
    recent.advance(2 * STRETCH + 2);

    assertThat(recent.under(RANGE)).isEmpty();
  }

  /** The watermark catches up in leaps when a backlog is read. */
  @Test
  void aSignalFarAheadOfTheWatermarkIsKeptUntilItsOwnStretchHasPassed() {
    recent.advance(0);
    recent.saw(KEY, 5 * STRETCH);
    for (int i = 1; i <= 6; i++) {
      recent.advance(i * STRETCH);
    }

    assertThat(recent.under(RANGE)).containsExactly(KEY);

    recent.advance(7 * STRETCH);

    assertThat(recent.under(RANGE)).isEmpty();
  }

  @Test
  void whatWasSeenBeforeARestartIsKeptAsLong() {
    RecentKeys restarted = new RecentKeys(STRETCH, false);
    restarted.advance(4 * STRETCH);
    restarted.restore(Set.of(KEY), 5 * STRETCH);
    restarted.advance(5 * STRETCH);
    restarted.advance(6 * STRETCH);

    assertThat(restarted.complete()).isTrue();
    assertThat(restarted.under(RANGE)).containsExactly(KEY);
  }

  @Test
  void howeverManyListingsComeEachFindsWhatItCovers() {
    recent.advance(0);
    recent.saw(KEY, 0);
    recent.advance(STRETCH);
    recent.saw("i:10.1.2.3", STRETCH);
    recent.saw("i:10.9.2.3", STRETCH);

    for (int i = 0; i < 20; i++) {
      String late = "i:10.1.0." + i;
      recent.saw(late, STRETCH);

      assertThat(recent.under(RANGE)).containsExactly(KEY);
      assertThat(recent.under(Subject.ofKey("w:10.1.0.0/16")))
          .hasSize(2 + i)
          .contains("i:10.1.2.3", late)
          .doesNotContain("i:10.9.2.3");
    }
  }
}
