package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.measure.contribution.PendingContributions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedWindowTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Contribution LONDON = at(51.5074, -0.1278);
  private static final Contribution READING = at(51.4543, -0.9781);
  private static final Contribution NEW_YORK = at(40.7128, -74.0060);

  private final Window speed = Window.open(Histories.spec(Function.SPEED, 24 * HOUR, 0));

  private static Contribution at(double latitude, double longitude) {
    return Contribution.of(1, new GeoPoint(latitude, longitude).bits());
  }

  private double read(long time) {
    return (Double) speed.read(time, PendingContributions.EMPTY).value();
  }

  @Test
  void aFlightTakesItsTime() {
    assertThat(read(NOON)).isZero();
    speed.fold(NOON, LONDON);
    assertThat(read(NOON)).isZero();
    speed.fold(NOON + 7 * HOUR, NEW_YORK);

    assertThat(read(NOON + 7 * HOUR)).isCloseTo(5570.2 / 7, within(0.1));
  }

  @Test
  void placesNearEachOtherDoNotCountHoweverFast() {
    // 59 km apart by road of the great circle; the place between is nearer to both.
    Contribution between = at(51.49, -0.5);
    speed.fold(NOON, LONDON);
    speed.fold(NOON, between);
    speed.fold(NOON, READING);
    assertThat(read(NOON)).isZero();

    speed.fold(NOON + 1, LONDON);

    assertThat(read(NOON + 1)).isCloseTo(59.1 * 3_600, within(1_000.0));
  }

  @Test
  void theSameInstantCountsAsASecond() {
    speed.fold(NOON, LONDON);
    speed.fold(NOON, NEW_YORK);

    assertThat(read(NOON)).isCloseTo(5570.2 * 3_600, within(2_000.0));
  }

  @Test
  void aSpeedLeavesWithTheFirstOfItsPlaces() {
    speed.fold(NOON, LONDON);
    speed.fold(NOON + HOUR, NEW_YORK);

    assertThat(read(NOON + 24 * HOUR - 1)).isPositive();
    assertThat(read(NOON + 24 * HOUR)).isZero();
    assertThat(speed.isEmpty()).isFalse();
  }

  @Test
  void aPlaceThatHasLeftTheWindowIsNotComparedWith() {
    speed.fold(NOON, LONDON);
    speed.fold(NOON + 24 * HOUR, NEW_YORK);

    assertThat(read(NOON + 24 * HOUR)).isZero();
  }

  @Test
  void theTailGoesOnFromTheLatestSettledPlace() {
    speed.fold(NOON, LONDON);

    Reading reading = speed.read(NOON + HOUR, visitor -> visitor.visit(NOON + HOUR, NEW_YORK));

    assertThat((double) reading.value()).isCloseTo(5570.2, within(0.5));
  }
}
