package io.ringfence.measure.contribution;

/**
 * A place on the earth, in degrees. Sines and roots are those of {@link StrictMath}: the same on
 * every machine.
 */
public record GeoPoint(double latitude, double longitude) {

  /**
   * Mean radius of the earth, km: (2a + b) / 3 of the Geodetic Reference System 1980 (H. Moritz,
   * Journal of Geodesy 74, 2000). On a sphere distances are wrong by at most 0.6%.
   */
  private static final double RADIUS = 6371.0088;

  /**
   * Units of the packed form: a hundredth of a metre, far finer than what is known of an address.
   */
  private static final double PER_DEGREE = 1e7;

  /** Packed into 64 bits, rounded to 10^-7 degrees. */
  public long bits() {
    return (StrictMath.round(latitude * PER_DEGREE) << 32)
        | (StrictMath.round(longitude * PER_DEGREE) & 0xffff_ffffL);
  }

  public static GeoPoint ofBits(long bits) {
    return new GeoPoint((bits >> 32) / PER_DEGREE, (int) bits / PER_DEGREE);
  }

  /** Along the great circle, by the haversine formula. */
  public double kilometresTo(GeoPoint other) {
    double here = StrictMath.toRadians(latitude);
    double there = StrictMath.toRadians(other.latitude);
    double across = StrictMath.sin((there - here) / 2);
    double along = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
    double chord = across * across + StrictMath.cos(here) * StrictMath.cos(there) * along * along;
    // Of places opposite each other, rounding could make it a little more than 1.
    return 2 * RADIUS * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(chord)));
  }
}
