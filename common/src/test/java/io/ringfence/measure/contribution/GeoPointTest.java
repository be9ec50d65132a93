package io.ringfence.measure.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeoPointTest {

  private static final double HALF_ROUND = Math.PI * 6371.0088;

  @Test
  void distancesAreThoseOfTheGreatCircle() {
    GeoPoint london = new GeoPoint(51.5074, -0.1278);
    GeoPoint newYork = new GeoPoint(40.7128, -74.0060);

    assertThat(london.kilometresTo(newYork)).isCloseTo(5570.2, within(0.5));
    assertThat(new GeoPoint(0, 0).kilometresTo(new GeoPoint(1, 0)))
        .isCloseTo(HALF_ROUND / 180, within(1e-6));
  }

  @Test
  void theDateLineIsNoDistance() {
    assertThat(new GeoPoint(0, 179.9).kilometresTo(new GeoPoint(0, -179.9)))
        .isCloseTo(HALF_ROUND / 900, within(1e-6));
  }

  @Test
  void oppositeSidesOfTheEarthAreHalfItsRoundApart() {
    assertThat(new GeoPoint(90, 0).kilometresTo(new GeoPoint(-90, 77)))
        .isCloseTo(HALF_ROUND, within(1e-6));
  }

  @Property(tries = 1000)
  void noPlaceIsFartherAwayThanTheOppositeOne(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 0) double longitude) {
    GeoPoint opposite = new GeoPoint(-latitude, longitude + 180);

    assertThat(new GeoPoint(latitude, longitude).kilometresTo(opposite))
        .isCloseTo(HALF_ROUND, within(1e-2));
  }

  @Property(tries = 300)
  void aPlaceIsPackedToACentimetre(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
    GeoPoint packed = GeoPoint.ofBits(new GeoPoint(latitude, longitude).bits());

    assertThat(packed.latitude()).isCloseTo(latitude, within(0.51e-7));
    assertThat(packed.longitude()).isCloseTo(longitude, within(0.51e-7));
    assertThat(packed.bits()).isEqualTo(new GeoPoint(latitude, longitude).bits());
  }
}
