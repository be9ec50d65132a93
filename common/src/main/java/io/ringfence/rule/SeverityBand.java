package io.ringfence.rule;

import java.util.List;

/**
 * From which amounts on an alert is at least so severe; in the tariff's currency.
 *
 * @param atStake what is lost, and what calls that are up have cost
 * @param perMinute what a minute of the calls costs that are under way at once
 * @param score the least score of a rule whose alerts it bears on: how certain it has to be
 */
public record SeverityBand(Severity severity, double atStake, double perMinute, double score) {

  /**
   * Of a pack that states none. Twenty a minute are three calls to satellites at once, which no
   * customer makes by hand; fifty are a day's loss that a desk is called for. Ten times as much is
   * for the night.
   */
  public static final List<SeverityBand> USUAL =
      List.of(
          new SeverityBand(Severity.HIGH, 50, 20, 60),
          new SeverityBand(Severity.CRITICAL, 500, 200, 75));

  boolean includes(double itsAtStake, double itsPerMinute, double itsScore) {
    return itsScore >= score && (itsAtStake >= atStake || itsPerMinute >= perMinute);
  }
}
