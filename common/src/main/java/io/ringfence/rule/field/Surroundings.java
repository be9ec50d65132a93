package io.ringfence.rule.field;

import static java.util.Objects.requireNonNull;

import io.ringfence.customer.CustomerProfile;
import io.ringfence.signal.number.NumberLookup;

/**
 * What is known beside a signal.
 *
 * @param numbers of its numbers
 * @param profile of its customer; {@link CustomerProfile#NONE} if nothing is, or where the profile
 *     is that of the other side of a call
 * @param tenant whose the signal is; empty of the provider's own
 * @param settings that may concern the customer; {@link CustomerSettings#NONE} where the customer
 *     is that of the other side of a call
 */
public record Surroundings(
    NumberLookup numbers, CustomerProfile profile, String tenant, CustomerSettings settings) {

  public Surroundings {
    requireNonNull(numbers, "numbers");
    requireNonNull(profile, "profile");
    requireNonNull(tenant, "tenant");
    requireNonNull(settings, "settings");
  }

  /** Of a signal of whose customer nothing is known. */
  public static Surroundings of(NumberLookup numbers) {
    return new Surroundings(numbers, CustomerProfile.NONE, "", CustomerSettings.NONE);
  }
}
