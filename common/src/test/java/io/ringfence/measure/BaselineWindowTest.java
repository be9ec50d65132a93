package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.signal.DataClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BaselineWindowTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final Contribution CALL = Contribution.of(1, 1);

  private final Window usual = Window.open(spec(HOUR));

  private static MeasureSpec spec(long every) {
    return new MeasureSpec("m", 7, Function.USUAL, 28 * DAY, 0, every, DataClass.TRAFFIC);
  }

  private double read(long time) {
    return (Double) usual.read(time, PendingContributions.EMPTY).value();
  }

  @Test
  void thereIsNothingUsualUntilAQuarterOfTheWindowIsKnownBeforeItsLastPart() {
    usual.fold(NOON, CALL);

    assertThat(read(NOON + 7 * DAY + HOUR - 1)).isEqualTo(-1.0);
    assertThat(read(NOON + 7 * DAY + HOUR)).isCloseTo(1 / (7 * 24.0), within(1e-12));
  }

  @Test
  void theMeanIsOverWhatIsKnownUpToTheWholeWindow() {
    for (int hour = 0; hour < 40 * 24; hour++) {
      usual.fold(NOON + hour * HOUR, CALL);
      usual.fold(NOON + hour * HOUR + 1, CALL);
    }

    assertThat(read(NOON + 40 * DAY)).isCloseTo(2.0, within(2.0 / 32));
  }

  @Test
  void theLastPartIsWhatIsComparedWithTheRest() {
    usual.fold(NOON, CALL);
    usual.fold(NOON + 10 * DAY, CALL);
    long before = NOON + 10 * DAY;

    for (int i = 0; i < 30; i++) {
      usual.fold(before + 2 * HOUR + i, CALL);
    }

    assertThat(read(before + 2 * HOUR + 30)).isCloseTo(2 / (10 * 24 + 1.0), within(1e-6));
    assertThat(read(before + 3 * HOUR + 30)).isCloseTo(32 / (10 * 24 + 2.0), within(1e-6));
  }

  @Test
  void aPauseAsLongAsTheWindowStartsAnew() {
    usual.fold(NOON, CALL);
    usual.fold(NOON + 28 * DAY, CALL);

    assertThat(read(NOON + 30 * DAY)).isEqualTo(-1.0);
  }

  @Test
  void aChangedPartStartsTheMeasureAnew() {
    usual.fold(NOON, CALL);
    Window stored = StoredWindow.read(StoredWindow.bytes(usual));

    assertThat(stored.spec().everyMillis()).isEqualTo(HOUR);
    assertThat(stored.fits(spec(HOUR))).isTrue();
    assertThat(stored.fits(spec(2 * HOUR))).isFalse();
  }
}
