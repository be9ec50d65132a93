package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgeWindowTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long DAY_SECONDS = 86_400;
  private static final Contribution SEEN = Contribution.of(1, 1);

  private final Window age = Window.open(Histories.spec(Function.AGE, 30 * DAY, 0));

  private long at(long time) {
    return (Long) age.read(time, PendingContributions.EMPTY).value();
  }

  @Test
  void nobodyHasNoAge() {
    assertThat(at(NOON)).isEqualTo(-1);
  }

  @Test
  void ageRunsFromTheFirstSignalAndStopsAtTheWindowsLength() {
    age.fold(NOON, SEEN);
    age.fold(NOON + 20 * DAY, SEEN);
    age.fold(NOON + 49 * DAY, SEEN);

    assertThat(at(NOON + 49 * DAY)).isEqualTo(30 * DAY_SECONDS);
    assertThat(at(NOON + 60 * DAY)).isEqualTo(30 * DAY_SECONDS);
  }

  @Test
  void secondsAreFull() {
    age.fold(NOON, SEEN);

    assertThat(at(NOON)).isZero();
    assertThat(at(NOON + 59_999)).isEqualTo(59);
    assertThat(at(NOON + 60_000)).isEqualTo(60);
  }

  @Test
  void aPauseAsLongAsTheWindowStartsAnew() {
    age.fold(NOON, SEEN);
    age.fold(NOON + 10 * DAY, SEEN);

    assertThat(at(NOON + 40 * DAY - 1)).isEqualTo(30 * DAY_SECONDS);
    assertThat(at(NOON + 40 * DAY)).isEqualTo(-1);
    age.fold(NOON + 40 * DAY, SEEN);
    assertThat(at(NOON + 41 * DAY)).isEqualTo(DAY_SECONDS);
  }

  @Test
  void theTailCarriesOnWhatIsSettled() {
    age.fold(NOON, SEEN);
    PendingContributions later =
        visitor -> {
          visitor.visit(NOON + 29 * DAY, SEEN);
          visitor.visit(NOON + 58 * DAY, SEEN);
        };
    PendingContributions afterAPause = visitor -> visitor.visit(NOON + 30 * DAY, SEEN);

    assertThat(age.read(NOON + 59 * DAY, later).value()).isEqualTo(30 * DAY_SECONDS);
    assertThat(age.read(NOON + 31 * DAY, afterAPause).value()).isEqualTo(DAY_SECONDS);
  }

  @Test
  void whatRetentionHasTakenIsStillKnownToHaveBeen() {
    age.fold(NOON, SEEN);
    age.fold(NOON + 29 * DAY, SEEN);
    assertThat(age.earliest()).isEqualTo(NOON);

    age.evict(NOON);

    assertThat(age.earliest()).isEqualTo(NOON + 29 * DAY);
    assertThat(at(NOON + 30 * DAY)).isEqualTo(30 * DAY_SECONDS);
    assertThat(age.isEmpty()).isFalse();
  }
}
