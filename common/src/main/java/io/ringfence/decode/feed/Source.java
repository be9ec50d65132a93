package io.ringfence.decode.feed;

import static java.util.Objects.requireNonNull;

import io.ringfence.decode.notation.DialPlan;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What is to be known of one feed.
 *
 * @param region ISO 3166 alpha-2, in which its numbers without a country code are dialled
 * @param zone in which its customers live, where their own number does not say
 * @param lateness how far behind what the feed has reached its records may come, in milliseconds
 * @param tenant the provider's customer whose data it brings, unless a record's account says
 *     otherwise; empty of the provider's own
 * @param verified whether it reports levels of attestation (STIR/SHAKEN) only that it has verified
 */
public record Source(String region, ZoneId zone, long lateness, String tenant, boolean verified)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** State grows with the largest lateness, and nothing settles before it: a week is plenty. */
  static final long LARGEST_LATENESS = 7L * 24 * 60 * 60 * 1000;

  /** One of the provider's own. */
  public Source(String region, ZoneId zone, long lateness) {
    this(region, zone, lateness, "", false);
  }

  public Source {
    requireNonNull(zone, "zone");
    requireNonNull(tenant, "tenant");
    if (!DialPlan.known(region)) {
      throw new IllegalArgumentException("no number plan is known for the region");
    }
    if (lateness < 0 || lateness > LARGEST_LATENESS) {
      throw new IllegalArgumentException("a lateness lies between none and 7 days");
    }
  }
}
